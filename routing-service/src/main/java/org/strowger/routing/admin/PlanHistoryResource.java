package org.strowger.routing.admin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.strowger.routing.desk.RequestParams;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.problem.Problem;

/** The plan in force, those before it, and the way back. */
@Path("/api/routing")
@Allowed(Permission.PLAN_READ)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PlanHistoryResource {

  private final CurrentUser user;
  private final PlanPublisher publisher;
  private final PlanHistory history;

  @Inject
  public PlanHistoryResource(CurrentUser user, PlanPublisher publisher, PlanHistory history) {
    this.user = user;
    this.publisher = publisher;
    this.history = history;
  }

  /** Which version comes back, and why. */
  public record RollBack(long version, String reason) {}

  @GET
  @Path("/plan")
  public PlanVersion inForce() {
    List<PlanVersion> versions = history.of(user.domain());
    if (versions.isEmpty()) {
      throw Problem.notFound("Expected a plan in force but there is none yet");
    }
    return versions.getLast();
  }

  /** The latest first. */
  @GET
  @Path("/plan/history")
  public List<PlanVersion.Line> history() {
    return history.of(user.domain()).reversed().stream().map(PlanVersion::line).toList();
  }

  @GET
  @Path("/plan/history/{version}")
  public PlanVersion version(@PathParam("version") long version) {
    return history.of(user.domain(), version);
  }

  /** Publishes the content of an earlier version as the next one; the history stays whole. */
  @POST
  @Path("/plan/roll-back")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.PLAN_WRITE)
  public PlanPublisher.Published rollBack(RollBack to) {
    String reason = PlanReason.of(RequestParams.of("reason", to.reason()));
    PlanVersion earlier = history.of(user.domain(), to.version());
    long inForce = history.of(user.domain()).getLast().version();
    return publisher.publish(
        user.domain(),
        user.actor(),
        new PlanFile(inForce + 1, inForce, earlier.plan()),
        "Back to version " + earlier.version() + ": " + reason);
  }
}
