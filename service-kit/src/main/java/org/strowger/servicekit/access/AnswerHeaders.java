package org.strowger.servicekit.access;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What resources answer is for who asked: kept nowhere, taken for nothing else. */
public final class AnswerHeaders {

  @ServerResponseFilter
  public void add(ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.computeIfAbsent(HttpHeaders.CACHE_CONTROL, _ -> List.of("no-store"));
    headers.computeIfAbsent("X-Content-Type-Options", _ -> List.of("nosniff"));
  }
}
