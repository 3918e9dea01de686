package org.strowger.contracts.fact;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;

/**
 * What a user may do; topic {@code directory}, compacted, keyed by user. No names.
 *
 * @param userId the same value as the agent's id
 * @param domains the routing domains the user works in
 * @param teams an agent's team, a supervisor's teams
 * @param tokensNotBefore session tokens issued earlier are refused
 * @param endedSessions ids of single sessions that were ended before they ran out; at most 50
 */
public record DirectoryEntry(
    AgentId userId,
    List<Role> roles,
    List<DomainId> domains,
    List<TeamId> teams,
    boolean active,
    @Nullable Instant tokensNotBefore,
    List<String> endedSessions) {

  public DirectoryEntry {
    endedSessions = endedSessions == null ? List.of() : List.copyOf(endedSessions);
    roles = List.copyOf(roles);
    domains = List.copyOf(domains);
    teams = List.copyOf(teams);
  }

  /** Of a user none of whose sessions was ended alone. */
  public DirectoryEntry(
      AgentId userId,
      List<Role> roles,
      List<DomainId> domains,
      List<TeamId> teams,
      boolean active,
      @Nullable Instant tokensNotBefore) {
    this(userId, roles, domains, teams, active, tokensNotBefore, List.of());
  }

  /** Roles of users. */
  public enum Role {
    AGENT,
    SUPERVISOR,
    OPS,
    ANALYST,
    ADMIN,
    INTEGRATION,
    @JsonEnumDefaultValue
    UNKNOWN
  }
}
