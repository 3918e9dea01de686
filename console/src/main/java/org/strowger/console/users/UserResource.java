package org.strowger.console.users;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** The users of a domain, as its administrator keeps them. */
@Path("/api/console/users")
@Allowed(Permission.USERS_WRITE)
@RunOnVirtualThread
public final class UserResource {

  private final Users users;
  private final PasswordHashes passwords;
  private final CurrentUser currentUser;

  @Inject
  UserResource(Users users, PasswordHashes passwords, CurrentUser currentUser) {
    this.users = users;
    this.passwords = passwords;
    this.currentUser = currentUser;
  }

  /**
   * Adds a user, or changes the one there is.
   *
   * @param id of the user; the same as of the agent
   */
  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Refuses(status = 400, code = "password_missing")
  @Refuses(
      status = 409,
      code = {"stale_version", "username_stays", "user_taken"})
  public void put(@PathParam("id") String id, @Nullable UserPut wanted) {
    if (wanted == null) {
      throw Problem.badRequest("malformed_json", "Expected a user but found nothing");
    }
    AgentId userId = parsed(id);
    String hash = hash(wanted.password());
    Optional<User> known = users.byId(userId);
    if (known.isPresent()) {
      change(known.get(), wanted, hash);
    } else {
      add(userId, wanted, hash);
    }
  }

  private void change(User known, UserPut wanted, @Nullable String hash) {
    if (!known.domain().equals(currentUser.domain())) {
      throw taken();
    }
    if (!known.username().equals(wanted.username())) {
      throw Problem.conflict(
          "username_stays", "Expected the username the user has but it is another");
    }
    users.change(known.id(), currentUser.actor(), latest -> wanted.applyTo(latest, hash));
  }

  private void add(AgentId id, UserPut wanted, @Nullable String hash) {
    if (hash == null) {
      throw Problem.badRequest(
          "password_missing", "Expected a password for a new user but found none");
    }
    DomainId domain = currentUser.domain();
    if (!users.add(wanted.user(id, domain, hash), currentUser.actor())) {
      throw taken();
    }
  }

  private @Nullable String hash(@Nullable String password) {
    try {
      return password == null ? null : passwords.of(password);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("/password", e);
    }
  }

  private static AgentId parsed(String id) {
    try {
      return new AgentId(id);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("/id", e);
    }
  }

  private static Problem taken() {
    return Problem.conflict("user_taken", "Expected a free id and username but one is taken");
  }
}
