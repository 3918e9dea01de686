package org.strowger.console.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Serves the one page under all its paths and says what browsers may do with it. */
@Singleton
final class Pages {

  private static final String PAGE = "/index.html";
  private static final String WIDGET = "/widget/";
  private static final int BEFORE_ROUTES = 50;

  /** After files, before the resources, which have an answer to every path. */
  private static final int AFTER_FILES = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT;

  /** What would make the server answer with a part of the page, or that it is known already. */
  private static final List<String> CONDITIONS =
      List.of("If-None-Match", "If-Modified-Since", "Range");

  /** Styles are inline because the component library sets them so; scripts never are. */
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "frame-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Permissions-Policy", "camera=(), microphone=(), geolocation=()");

  void route(@Observes Router router) {
    for (String path : knownPaths()) {
      reading(router.route(path)).handler(request -> request.reroute(PAGE));
    }
    reading(router.route("/chat")).handler(request -> request.reroute(WIDGET + "chat.html"));
    reading(router.route().order(AFTER_FILES)).handler(Pages::answerUnknown);
  }

  private static Route reading(Route route) {
    return route.method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  /** The paths that the page knows; a test of the page holds its routes to them. */
  private static List<String> knownPaths() {
    try (InputStream paths = requireNonNull(Pages.class.getResourceAsStream("paths.txt"))) {
      return new String(paths.readAllBytes(), UTF_8)
          .lines()
          .filter(path -> path.length() > 1)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read paths.txt but could not", e);
    }
  }

  /** A person who follows a wrong link gets the page, which says so; a program gets its problem. */
  private static void answerUnknown(RoutingContext request) {
    String path = request.normalizedPath();
    if (wantsPage(request) && !ofPrograms(path) && !path.equals(PAGE)) {
      CONDITIONS.forEach(request.request().headers()::remove);
      request.response().setStatusCode(404);
      request.reroute(PAGE);
    } else {
      request.next();
    }
  }

  private static boolean wantsPage(RoutingContext request) {
    return request.parsedHeaders().accept().stream()
        .anyMatch(type -> "text".equals(type.component()) && "html".equals(type.subComponent()));
  }

  private static boolean ofPrograms(String path) {
    return path.startsWith("/api/") || path.startsWith("/q/");
  }

  void guard(@Observes Filters filters) {
    filters.register(Pages::addHeaders, BEFORE_ROUTES);
  }

  private static void addHeaders(RoutingContext request) {
    String path = request.normalizedPath();
    if (!ofPrograms(path)) {
      request.addHeadersEndHandler(_ -> addHeaders(path, request.response()));
    }
    request.next();
  }

  /** A page that has set its own is left alone; how long it may be kept is said here only. */
  private static void addHeaders(String path, HttpServerResponse response) {
    MultiMap headers = response.headers();
    HEADERS.forEach(
        (name, value) -> {
          if (!headers.contains(name)) {
            headers.set(name, value);
          }
        });
    if (path.startsWith(WIDGET)) {
      // the widget is part of other sites' pages
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    boolean missing = response.getStatusCode() == 404;
    if (missing) {
      headers.add("Vary", "Accept");
    }
    boolean named = path.startsWith("/assets/") || path.startsWith(WIDGET + "assets/");
    headers.set(
        HttpHeaders.CACHE_CONTROL,
        named && !missing ? "public, max-age=31536000, immutable" : "no-cache");
  }
}
