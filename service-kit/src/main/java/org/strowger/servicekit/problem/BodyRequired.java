package org.strowger.servicekit.problem;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * A resource that reads a body never gets none, and gets it whole. What is refused by its first
 * bytes is not read on: whoever parses closes what he reads, and closing would read to the end.
 */
@Provider
public final class BodyRequired implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    context.setInputStream(new ClientBodies.LeftOpen(context.getInputStream()));
    Object body = ClientBodies.whole(context::proceed);
    if (body == null) {
      throw Problem.badRequest("malformed_json", "Expected a body but found none");
    }
    return body;
  }
}
