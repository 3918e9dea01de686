package org.strowger.servicekit.access;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.problem.Problem;

/**
 * Guards every socket at its handshake: same origin, a session, the permission. A socket that is
 * open to everybody rests on no session, so it says itself which origins it takes.
 */
@Singleton
public final class SocketGate implements HttpUpgradeCheck {

  private static final Logger LOG = Logger.getLogger(SocketGate.class);

  private final Doorkeeper doorkeeper;
  private final Map<String, Rule> rules = new ConcurrentHashMap<>();

  @Inject
  SocketGate(Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    try {
      check(context);
      return CheckResult.permitUpgrade();
    } catch (Problem refusal) {
      return CheckResult.rejectUpgrade(refusal.status());
    }
  }

  private void check(HttpUpgradeContext context) {
    HttpServerRequest request = context.httpRequest();
    switch (rules.computeIfAbsent(context.endpointId(), SocketGate::rule)) {
      case Rule.Unguarded() -> {}
      case Rule.Needs(Permission permission) -> {
        if (!sameOrigin(request)) {
          throw Doorkeeper.denied();
        }
        context
            .userData()
            .put(SocketUser.ADMISSION, doorkeeper.admit(credentials(request), permission));
      }
      case Rule.Closed() -> {
        LOG.errorf(
            "Denied socket %s: expected @Allowed or @Open but found none, or both",
            context.endpointId());
        throw Doorkeeper.denied();
      }
    }
  }

  /** An endpoint's id is its class unless it was given another, which leaves it closed. */
  private static Rule rule(String endpoint) {
    try {
      return Rule.on(
          Class.forName(endpoint, false, Thread.currentThread().getContextClassLoader()));
    } catch (ClassNotFoundException e) {
      return new Rule.Closed();
    }
  }

  /** Browsers send the header always; programs do not. */
  private static boolean sameOrigin(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      return true;
    }
    try {
      return request.authority() != null
          && request.authority().toString().equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private @Nullable Credentials credentials(HttpServerRequest request) {
    Cookie cookie = request.getCookie(doorkeeper.cookie("https".equals(request.scheme())));
    return Credentials.of(
        request.getHeader(HttpHeaders.AUTHORIZATION), cookie == null ? null : cookie.getValue());
  }
}
