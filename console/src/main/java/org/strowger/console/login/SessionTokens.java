package org.strowger.console.login;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.strowger.console.ConsoleConfig;
import org.strowger.console.users.User;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.TeamId;
import org.strowger.servicekit.access.SessionCookie;

/** The session: a signed token in a cookie that scripts cannot read and other sites cannot use. */
@Singleton
final class SessionTokens {

  private final String issuer;
  private final String cookie;
  private final Duration duration;

  @Inject
  SessionTokens(
      @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
      @ConfigProperty(name = "mp.jwt.token.cookie", defaultValue = "strowger_session")
          String cookie,
      ConsoleConfig config) {
    this.issuer = issuer;
    this.cookie = cookie;
    this.duration = config.sessionDuration();
  }

  NewCookie cookieOf(User user, Instant now, boolean secure) {
    return cookie(token(user, now), secure).maxAge((int) duration.toSeconds()).build();
  }

  NewCookie noCookie(boolean secure) {
    return cookie("", secure).maxAge(0).build();
  }

  private String token(User user, Instant now) {
    Instant issuedAt = issuedAt(user, now.truncatedTo(ChronoUnit.SECONDS));
    return Jwt.claims()
        .issuer(issuer)
        .subject(user.id().value())
        .groups(user.roles().stream().map(Role::name).collect(Collectors.toSet()))
        .claim("sid", UUID.randomUUID().toString())
        .claim("name", user.displayName())
        .claim("domain", user.domain().value())
        .claim("teams", user.teams().stream().map(TeamId::value).toList())
        .issuedAt(issuedAt)
        .expiresAt(issuedAt.plus(duration))
        .jws()
        .algorithm(SignatureAlgorithm.ES256)
        .sign();
  }

  /** A user may log in again within the second in which all her sessions ended. */
  private static Instant issuedAt(User user, Instant now) {
    Instant notBefore = user.tokensNotBefore();
    return notBefore == null || notBefore.isBefore(now) ? now : notBefore;
  }

  private NewCookie.Builder cookie(String value, boolean secure) {
    return new NewCookie.Builder(SessionCookie.name(cookie, secure))
        .value(value)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT);
  }
}
