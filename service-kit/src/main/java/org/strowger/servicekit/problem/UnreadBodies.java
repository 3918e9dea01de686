package org.strowger.servicekit.problem;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what is sent after the answer. The body of a request that was answered early is read on by
 * nobody, yet arrives and would be kept: without an announced length it has no end. What follows is
 * thrown away for a moment, since a connection that is cut at once takes the answer with it (RFC
 * 9112, 9.6); then the connection is cut. In HTTP/2 the window of the stream, which nobody opens,
 * bounds what arrives.
 */
@Singleton
final class UnreadBodies {

  private static final int BEFORE_ALL = Integer.MIN_VALUE;

  /** What is small enough to be left on its way, so that the connection serves the next request. */
  private static final long SMALL = 64 * 1024;

  private static final long MOST_AFTER_ANSWER = 4 * 1024 * 1024;
  private static final Duration LONGEST_AFTER_ANSWER = Duration.ofSeconds(2);

  void install(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(UnreadBodies::watch);
  }

  private static void watch(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.version() != HttpVersion.HTTP_2) {
      context.addHeadersEndHandler(_ -> tellIfUnread(request));
      context.addEndHandler(_ -> leaveIfUnread(context.vertx(), request));
    }
    context.next();
  }

  /** Who is told does not send the next request on a connection that is about to be cut. */
  private static void tellIfUnread(HttpServerRequest request) {
    if (isUnread(request)) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  private static void leaveIfUnread(Vertx vertx, HttpServerRequest request) {
    if (isUnread(request)) {
      HttpConnection connection = request.connection();
      var left = new AtomicLong(MOST_AFTER_ANSWER);
      vertx.setTimer(LONGEST_AFTER_ANSWER.toMillis(), _ -> connection.close());
      request.handler(
          more -> {
            if (left.addAndGet(-more.length()) < 0) {
              connection.close();
            }
          });
      request.endHandler(_ -> connection.close());
      request.resume();
    }
  }

  private static boolean isUnread(HttpServerRequest request) {
    return !request.isEnded() && mayBeLong(request);
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
