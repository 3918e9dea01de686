package org.strowger.servicekit.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.strowger.servicekit.text.CardNumbers;

/** Errors that arise before a resource is reached leave as problem+json too. */
@Singleton
public final class RouterProblems {

  private static final Logger LOG = Logger.getLogger(RouterProblems.class);
  private static final int BEFORE_ALL = Integer.MIN_VALUE;

  /** Quarkus sets its own limit, the largest of all, just before. */
  private static final int AFTER_QUARKUS_LIMIT = -1;

  private static final String LIMIT_OF_READING = "io.quarkus.max-request-size";

  /** Percent-encoded, as US-ASCII knows them. */
  private static final Pattern CONTROL = Pattern.compile("%(?:[01][0-9A-Fa-f]|7[Ff])");

  private static final Pattern SLASH = Pattern.compile("/");
  private static final Pattern SPACE = Pattern.compile("%20|%2[Dd]|%C2%A0");

  private final BodyLimits limits;

  @Inject
  RouterProblems(BodyLimits limits) {
    this.limits = limits;
  }

  void install(@Observes Router router) {
    router
        .route()
        .order(BEFORE_ALL)
        .handler(RouterProblems::checkAddress)
        .handler(this::checkSize)
        .failureHandler(RouterProblems::answer);
    router.route().order(AFTER_QUARKUS_LIMIT).handler(this::limitReading);
    router.errorHandler(404, RouterProblems::answer);
    router.errorHandler(405, RouterProblems::answer);
  }

  /** No id has them, no database keeps them, and no log line should. */
  private static void checkAddress(RoutingContext context) {
    if (CONTROL.matcher(context.request().uri()).find()) {
      refuse(context, "Expected an address without control characters but found one");
    } else if (SLASH.splitAsStream(context.request().path()).anyMatch(RouterProblems::isCard)) {
      refuse(context, "Expected an address without card numbers but found one");
    } else {
      context.next();
    }
  }

  private static void refuse(RoutingContext context, String why) {
    context.fail(Problem.badRequest("invalid_value", why));
  }

  private static boolean isCard(String step) {
    return CardNumbers.isId(SPACE.matcher(step).replaceAll(" "));
  }

  /** Quarkus refuses such a request too, but without a body. */
  private void checkSize(RoutingContext context) {
    if (announcedBody(context.request()) <= limits.of(context.request().path())) {
      context.next();
      return;
    }
    context
        .response()
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .endHandler(_ -> context.request().connection().close());
    context.fail(413);
  }

  /** Of a body whose length nobody announced, no more is read than of one with a length. */
  private void limitReading(RoutingContext context) {
    context.put(LIMIT_OF_READING, limits.of(context.request().path()));
    context.next();
  }

  private static long announcedBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0; // the HTTP decoder's to refuse
    }
  }

  private static void answer(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.ended()) {
      return;
    }
    if (response.headWritten()) {
      response.end();
      return;
    }
    ProblemBody body = ProblemBody.of(problem(context));
    if (body.status() >= 500 && context.failure() != null) {
      log(body, context.failure());
    } else {
      Refusals.log(body);
    }
    response.setStatusCode(body.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
    response.end(body.json());
  }

  private static Problem problem(RoutingContext context) {
    return switch (context.failure()) {
      case null -> StatusProblems.of(context.statusCode() < 400 ? 500 : context.statusCode());
      case Problem problem -> problem;
      case UnauthorizedException _ -> StatusProblems.of(401);
      case AuthenticationFailedException _ -> StatusProblems.of(401);
      case ForbiddenException _ -> StatusProblems.of(403);
      default -> StatusProblems.of(context.statusCode() < 400 ? 500 : context.statusCode());
    };
  }

  private static void log(ProblemBody body, Throwable failure) {
    if (failure instanceof IOException) {
      LOG.debugf("Client left, %s: %s", body.instance(), FailureTrace.of(failure));
    } else {
      LOG.errorf("Internal error %s: %s", body.instance(), FailureTrace.of(failure));
    }
  }
}
