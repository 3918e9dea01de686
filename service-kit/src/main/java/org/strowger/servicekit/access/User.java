package org.strowger.servicekit.access;

import java.util.List;
import java.util.Set;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;

/**
 * Who is logged in.
 *
 * @param domain the only one whose data this user may see
 * @param roles those of the session that the directory still grants
 */
public record User(AgentId id, DomainId domain, Set<Role> roles, List<TeamId> teams) {

  public User {
    roles = Set.copyOf(roles);
    teams = List.copyOf(teams);
  }

  public boolean may(Permission permission) {
    return permission.isGrantedTo(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** As what the user acts; somebody with several roles acts as the one nearest to the customer. */
  public Actor actor() {
    return new Actor(kind(), id.value());
  }

  private Actor.Kind kind() {
    if (has(Role.AGENT)) {
      return Actor.Kind.AGENT;
    }
    if (has(Role.SUPERVISOR)) {
      return Actor.Kind.SUPERVISOR;
    }
    return has(Role.INTEGRATION) ? Actor.Kind.INTEGRATION : Actor.Kind.ADMIN;
  }
}
