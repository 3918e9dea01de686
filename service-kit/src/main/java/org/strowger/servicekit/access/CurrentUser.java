package org.strowger.servicekit.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;
import org.strowger.servicekit.problem.Problem;

/** Who makes this HTTP request; for sockets see {@link SocketUser}. */
@RequestScoped
public class CurrentUser {

  private @Nullable User user;

  void become(User admitted) {
    user = admitted;
  }

  /**
   * @throws Problem 401 in an open resource
   */
  public User user() {
    if (user == null) {
      throw Problem.unauthorized("unauthorized", "Expected a logged-in user but found none");
    }
    return user;
  }

  public AgentId userId() {
    return user().id();
  }

  public DomainId domain() {
    return user().domain();
  }

  public Set<Role> roles() {
    return user().roles();
  }

  public List<TeamId> teams() {
    return user().teams();
  }

  public Actor actor() {
    return user().actor();
  }
}
