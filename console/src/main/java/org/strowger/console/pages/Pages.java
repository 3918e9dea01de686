package org.strowger.console.pages;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Serves the one page under all its paths and says what browsers may do with it. */
@Singleton
final class Pages {

  private static final List<String> PATHS = List.of("/desk", "/wallboard", "/login");
  private static final String WIDGET = "/widget/";
  private static final int BEFORE_ROUTES = 50;

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
    for (String path : PATHS) {
      router
          .route(path)
          .method(HttpMethod.GET)
          .method(HttpMethod.HEAD)
          .handler(request -> request.reroute("/index.html"));
    }
    router
        .route("/chat")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(request -> request.reroute(WIDGET + "chat.html"));
  }

  void guard(@Observes Filters filters) {
    filters.register(Pages::addHeaders, BEFORE_ROUTES);
  }

  private static void addHeaders(RoutingContext request) {
    String path = request.normalizedPath();
    if (!path.startsWith("/api/") && !path.startsWith("/q/")) {
      request.addHeadersEndHandler(_ -> addHeaders(path, request.response().headers()));
    }
    request.next();
  }

  /** A page that has set its own is left alone; how long it may be kept is said here only. */
  private static void addHeaders(String path, MultiMap headers) {
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
    boolean named = path.startsWith("/assets/") || path.startsWith(WIDGET + "assets/");
    headers.set(
        HttpHeaders.CACHE_CONTROL, named ? "public, max-age=31536000, immutable" : "no-cache");
  }
}
