package org.strowger.console.login;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.health.Readiness;
import org.strowger.console.users.PasswordHashes;
import org.strowger.console.users.Person;
import org.strowger.console.users.User;
import org.strowger.console.users.Users;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Open;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.api.Returns;
import org.strowger.servicekit.health.DatabaseHealth;
import org.strowger.servicekit.problem.Problem;

/** Begins and ends sessions; tells who is logged in and who the colleagues are. */
@Path("/api/console")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class LoginResource {

  private final Users users;
  private final PasswordHashes passwords;
  private final PasswordCheck check;
  private final SessionTokens tokens;
  private final CurrentUser currentUser;
  private final DatabaseHealth database;

  @Inject
  LoginResource(
      Users users,
      PasswordHashes passwords,
      PasswordCheck check,
      SessionTokens tokens,
      CurrentUser currentUser,
      @Readiness DatabaseHealth database) {
    this.users = users;
    this.passwords = passwords;
    this.check = check;
    this.tokens = tokens;
    this.currentUser = currentUser;
    this.database = database;
  }

  /**
   * Begins a session: sets its cookie. An unknown name, a wrong password and a deactivated user get
   * the same answer, as slowly.
   *
   * @return Who is logged in.
   */
  @POST
  @Path("/login")
  @Consumes(MediaType.APPLICATION_JSON)
  @Open("here sessions begin")
  @Returns(body = Me.class)
  @Refuses(status = 401, code = "wrong_credentials")
  @Refuses(status = 429, code = "too_many_attempts")
  @Refuses(status = 503, code = "too_many_logins")
  public Response login(Credentials given, @Context HttpServerRequest request) {
    database.requireAnswer();
    User user = users.byUsername(given.username()).orElse(null);
    String hash = user == null ? passwords.ofNobody() : user.passwordHash();
    boolean right = check.isRight(given, hash, request.remoteAddress().hostAddress());
    if (user == null || !right || !user.active()) {
      throw Problem.unauthorized(
          "wrong_credentials", "Expected the user's name and password but one is wrong");
    }
    return Response.ok(Me.of(user))
        .cookie(tokens.cookieOf(user, Instant.now(), isSecure(request)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** Ends this session, in all its tabs, and takes its cookie away. */
  @POST
  @Path("/logout")
  @Allowed(Permission.SELF)
  @Returns(status = 204)
  public Response logout(@Context HttpServerRequest request) {
    users.endSession(
        currentUser.userId(),
        currentUser.sessionId(),
        currentUser.sessionExpiresAt(),
        currentUser.actor());
    return withoutCookie(request);
  }

  /** Ends the sessions of this user on all computers. */
  @POST
  @Path("/logout-everywhere")
  @Allowed(Permission.SELF)
  @Returns(status = 204)
  public Response logoutEverywhere(@Context HttpServerRequest request) {
    users.endSessions(currentUser.userId(), currentUser.actor());
    return withoutCookie(request);
  }

  private Response withoutCookie(HttpServerRequest request) {
    return Response.noContent().cookie(tokens.noCookie(isSecure(request))).build();
  }

  /** Also when a proxy that we trust says so. */
  private static boolean isSecure(HttpServerRequest request) {
    return "https".equals(request.scheme());
  }

  /** Says who is logged in. */
  @GET
  @Path("/me")
  @Allowed(Permission.SELF)
  public Me me() {
    return users
        .byId(currentUser.userId())
        .map(Me::of)
        .orElseThrow(() -> Problem.unauthorized("session_ended", "Expected a user but it is gone"));
  }

  /** Lists the colleagues of the domain by name. */
  @GET
  @Path("/people")
  @Allowed(Permission.PEOPLE)
  public List<Person> people() {
    return users.people(currentUser.domain());
  }
}
