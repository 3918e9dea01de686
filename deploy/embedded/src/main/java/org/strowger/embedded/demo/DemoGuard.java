package org.strowger.embedded.demo;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.access.AccessFilter;
import org.strowger.servicekit.problem.Problem;

/** Keeps what {@link FromThisMachine} says, before anybody's right is looked at. */
final class DemoGuard {

  /** Asked for late: filters are made before a configuration is there. */
  private final Instance<DemoConfig> config;

  DemoGuard(Instance<DemoConfig> config) {
    this.config = config;
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION - 1)
  public void check(ResourceInfo resource, HttpServerRequest request) {
    FromThisMachine guard = guard(resource);
    if (guard == null) {
      return;
    }
    boolean open = guard.evenWhenClosed() || config.get().open();
    if (!open || !DemoDoor.isFromHere(request)) {
      throw Problem.notFound("Expected a known path");
    }
    if (request.method().equals(HttpMethod.POST) && !isOfOwnPage(request)) {
      throw Problem.forbidden(
          "own_page_header_missing",
          "Expected header %s: 1 on a request that changes something"
              .formatted(AccessFilter.OWN_PAGE_HEADER));
    }
  }

  private static @Nullable FromThisMachine guard(ResourceInfo resource) {
    FromThisMachine ofMethod = resource.getResourceMethod().getAnnotation(FromThisMachine.class);
    return ofMethod == null
        ? resource.getResourceClass().getAnnotation(FromThisMachine.class)
        : ofMethod;
  }

  private static boolean isOfOwnPage(HttpServerRequest request) {
    return "1".equals(request.getHeader(AccessFilter.OWN_PAGE_HEADER));
  }
}
