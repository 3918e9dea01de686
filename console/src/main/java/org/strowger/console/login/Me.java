package org.strowger.console.login;

import java.util.List;
import org.strowger.console.users.User;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;

/** Who is logged in, for the pages. */
record Me(AgentId userId, String name, List<Role> roles, DomainId domain, List<TeamId> teams) {

  static Me of(User user) {
    return new Me(user.id(), user.displayName(), user.roles(), user.domain(), user.teams());
  }
}
