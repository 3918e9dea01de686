package org.strowger.servicekit.access;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
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

  private Doorkeeper.@Nullable Admission admission;

  void become(Doorkeeper.Admission admitted) {
    admission = admitted;
  }

  /**
   * @throws Problem 401 in an open resource
   */
  public User user() {
    return admission().user();
  }

  /** Which of the user's sessions this is; empty when its token names none. */
  public String sessionId() {
    return admission().session().id();
  }

  /** What colleagues call the user; null when the session does not say. */
  public @Nullable String name() {
    return admission().session().name();
  }

  /** When the session runs out by itself. */
  public Instant sessionExpiresAt() {
    return admission().session().expiresAt();
  }

  private Doorkeeper.Admission admission() {
    if (admission == null) {
      throw Problem.unauthorized("unauthorized", "Expected a logged-in user but found none");
    }
    return admission;
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
