package org.strowger.servicekit.problem;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** A resource that reads a body never gets none, and gets it whole. */
@Provider
public final class BodyRequired implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object body = ClientBodies.whole(context::proceed);
    if (body == null) {
      throw Problem.badRequest("malformed_json", "Expected a body but found none");
    }
    return body;
  }
}
