package org.strowger.embedded.demo;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Lets only this machine's own browser in. The name it asked for counts too: a name of somebody
 * else that leads here would let another site's page act as ours.
 */
@Singleton
final class DemoDoor {

  private static final String PAGE = "/demo";
  private static final int BEFORE_THE_PAGES_OF_THE_CONSOLE = 60;
  private static final int NOT_FOUND = 404;
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
  private static final Set<String> OWN_ADDRESSES = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");

  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  private final boolean open;

  DemoDoor(DemoConfig config) {
    this.open = config.open();
  }

  void route(@Observes Router router) {
    router
        .route(PAGE)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(request -> request.reroute(PAGE + "/index.html"));
  }

  void guard(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_PAGES_OF_THE_CONSOLE);
  }

  /** The pages; what answers them is guarded by {@link FromThisMachine}. */
  private void check(RoutingContext context) {
    String path = context.normalizedPath();
    boolean ours = path.equals(PAGE) || path.startsWith(PAGE + "/");
    if (!ours || path.equals(WebhookSink.PATH)) {
      context.next();
    } else if (!open || !isFromHere(context.request())) {
      context.fail(NOT_FOUND);
    } else {
      context.response().putHeader("Content-Security-Policy", POLICY);
      context.next();
    }
  }

  /** True when neither the sender nor the name it uses for us is of another machine. */
  static boolean isFromHere(HttpServerRequest request) {
    HostAndPort asked = request.authority();
    return OWN_ADDRESSES.contains(request.remoteAddress().hostAddress())
        && asked != null
        && OWN_NAMES.contains(asked.host());
  }
}
