package org.strowger.console.users;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;

/**
 * Somebody who logs in.
 *
 * @param username lower case
 * @param displayName what colleagues see
 * @param passwordHash bcrypt
 * @param demo made by the demo, not by an administrator
 * @param tokensNotBefore sessions begun earlier have ended
 * @param version one more with each change
 */
public record User(
    AgentId id,
    String username,
    String displayName,
    String passwordHash,
    DomainId domain,
    List<Role> roles,
    List<TeamId> teams,
    boolean active,
    boolean demo,
    @Nullable Instant tokensNotBefore,
    long version) {

  public User {
    roles = List.copyOf(roles);
    teams = List.copyOf(teams);
  }

  User activated(boolean nowActive) {
    return new User(
        id,
        username,
        displayName,
        passwordHash,
        domain,
        roles,
        teams,
        nowActive,
        demo,
        tokensNotBefore,
        version);
  }

  User withPassword(String hash, Instant sessionsNotBefore) {
    return new User(
        id,
        username,
        displayName,
        hash,
        domain,
        roles,
        teams,
        active,
        demo,
        sessionsNotBefore,
        version);
  }

  User withoutSessions(Instant sessionsNotBefore) {
    return withPassword(passwordHash, sessionsNotBefore);
  }

  /** What other services learn: no names. */
  DirectoryEntry directoryEntry() {
    return new DirectoryEntry(id, roles, List.of(domain), teams, active, tokensNotBefore);
  }

  /** Without what must not be in a log. */
  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
