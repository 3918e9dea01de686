package org.strowger.testkit;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;

/** Session tokens as the console signs them, and the directory entries that make them valid. */
public final class TestTokens {

  /** The name of the session cookie. */
  public static final String COOKIE = "strowger_session";

  static final String ISSUER = "strowger";

  private static final String TEAM = "team-1";

  private TestTokens() {}

  /** A token, for {@code Authorization: Bearer …}. */
  public static String bearer(String userId, String domain, Role... roles) {
    return bearer(userId, null, domain, roles);
  }

  /**
   * The same of a user with a name.
   *
   * @param name what colleagues call the user; null for none
   */
  public static String bearer(String userId, @Nullable String name, String domain, Role... roles) {
    var claims = Jwt.claims();
    if (name != null) {
      claims.claim("name", name);
    }
    return claims
        .issuer(ISSUER)
        .subject(userId)
        .groups(Arrays.stream(roles).map(Role::name).collect(Collectors.toSet()))
        .claim("domain", domain)
        .claim("teams", List.of(TEAM))
        .issuedAt(Instant.now())
        .expiresIn(Duration.ofHours(12))
        .jws()
        .algorithm(SignatureAlgorithm.ES256)
        .sign(TestKeys.privateKey());
  }

  /** The same as the value of a {@code Cookie} header. */
  public static String cookie(String userId, String domain, Role... roles) {
    return COOKIE + "=" + bearer(userId, domain, roles);
  }

  /** Publishes the user on {@code directory}, so that services accept the token. */
  public static void publish(String userId, String domain, Role... roles) {
    publish(
        new DirectoryEntry(
            new AgentId(userId),
            List.of(roles),
            List.of(new DomainId(domain)),
            List.of(new TeamId(TEAM)),
            true,
            null));
  }

  /** Publishes any entry, e.g. of a deactivated user. */
  public static void publish(DirectoryEntry entry) {
    String id = entry.userId().value();
    var meta = Meta.of("directory-" + id, "/test", Instant.now(), Actor.system("test"));
    TopicProbe.send(Topics.DIRECTORY, new Message<>(id, meta, entry));
  }
}
