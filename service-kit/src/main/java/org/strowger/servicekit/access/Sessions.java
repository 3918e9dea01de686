package org.strowger.servicekit.access;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.servicekit.problem.Problem;

/** Reads session tokens: signature, issuer and expiry are checked as the process configures. */
@Singleton
final class Sessions {

  private static final String ID = "sid";
  private static final int MOST_VERIFIED = 10_000;

  private final JWTParser parser;
  private final String cookie;
  private final Map<String, Session> verified = new ConcurrentHashMap<>();

  @Inject
  Sessions(
      JWTParser parser,
      @ConfigProperty(name = "mp.jwt.token.cookie", defaultValue = "strowger_session")
          String cookie) {
    this.parser = parser;
    this.cookie = cookie;
  }

  /**
   * The name of the cookie. Over TLS it is bound to this very host, so that no sibling can set it.
   */
  String cookie(boolean secure) {
    return SessionCookie.name(cookie, secure);
  }

  /**
   * @throws Problem 401 when there is no valid token
   */
  Session read(@Nullable Credentials credentials) {
    if (credentials == null) {
      throw Problem.unauthorized("unauthorized", "Expected a logged-in user but found none");
    }
    Session known = verified.get(credentials.token());
    if (known != null && Instant.now().isBefore(known.expiresAt())) {
      return known;
    }
    try {
      return remember(credentials.token(), session(parser.parse(credentials.token())));
    } catch (ParseException | IllegalArgumentException e) {
      throw Problem.unauthorized("invalid_session", "Expected a valid session but it is not");
    }
  }

  /** A signature stays right: only whether the session still runs is asked each time. */
  private Session remember(String token, Session session) {
    if (verified.size() >= MOST_VERIFIED) {
      verified.clear();
    }
    verified.put(token, session);
    return session;
  }

  private static Session session(JsonWebToken token) {
    String id = token.getClaim(ID);
    return new Session(
        id == null ? "" : id,
        new AgentId(token.getSubject()),
        new DomainId(token.<String>getClaim("domain")),
        roles(token.getGroups()),
        Instant.ofEpochSecond(token.getIssuedAtTime()),
        Instant.ofEpochSecond(token.getExpirationTime()),
        token.<String>getClaim("name"));
  }

  private static Set<Role> roles(@Nullable Set<String> groups) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (groups != null) {
      Arrays.stream(Role.values()).filter(role -> groups.contains(role.name())).forEach(roles::add);
    }
    return roles;
  }
}
