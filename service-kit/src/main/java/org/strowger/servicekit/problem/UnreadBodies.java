package org.strowger.servicekit.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Cuts the connection of whoever goes on sending after the answer. The body of a request that was
 * answered early is read on by nobody, yet arrives and would be kept: without an announced length
 * it has no end. In HTTP/2 the window of the stream, which nobody opens, bounds what arrives.
 */
@Singleton
final class UnreadBodies {

  private static final int BEFORE_ALL = Integer.MIN_VALUE;

  /** What is small enough to be left on its way, so that the connection serves the next request. */
  private static final long SMALL = 64 * 1024;

  void install(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(UnreadBodies::watch);
  }

  private static void watch(RoutingContext context) {
    context.addEndHandler(_ -> cutIfUnread(context.request()));
    context.next();
  }

  private static void cutIfUnread(HttpServerRequest request) {
    if (!request.isEnded() && mayBeLong(request)) {
      request.connection().close();
    }
  }

  /** A request without a body is not told to have ended either, while nobody reads it. */
  private static boolean mayBeLong(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null
          ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
          : Long.parseLong(length) > SMALL;
    } catch (NumberFormatException e) {
      return true;
    }
  }
}
