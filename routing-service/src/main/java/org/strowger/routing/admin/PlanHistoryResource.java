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
import org.strowger.contracts.Bounds;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.desk.RequestParams;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** The plan in force, those before it, and the way back. */
@Path("/api/routing")
@Allowed(Permission.PLAN_READ)
@RunOnVirtualThread
@Refuses(status = 503, code = "history_unread")
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
  public record RollBack(long version, @Bounds(min = 1, max = 200) String reason) {}

  /** Reads the plan in force. */
  @GET
  @Path("/plan")
  @Refuses(status = 404, code = "not_found")
  public PlanVersion inForce() {
    List<PlanVersion> versions = history.of(user.domain());
    if (versions.isEmpty()) {
      throw Problem.notFound("Expected a plan in force but there is none yet");
    }
    return versions.getLast();
  }

  /** Lists all versions of the plan, the latest first. */
  @GET
  @Path("/plan/history")
  public List<PlanVersion.Line> history() {
    return history.of(user.domain()).reversed().stream().map(PlanVersion::line).toList();
  }

  /**
   * Reads an earlier version of the plan.
   *
   * @param version its number
   */
  @GET
  @Path("/plan/history/{version}")
  @Refuses(status = 404, code = "not_found")
  public PlanVersion version(@PathParam("version") long version) {
    return history.of(user.domain(), version);
  }

  /** Publishes the content of an earlier version as the next one; the history stays whole. */
  @POST
  @Path("/plan/roll-back")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.PLAN_WRITE)
  @Refuses(status = 400, code = "invalid_reason")
  @Refuses(status = 404, code = "not_found")
  @Refuses(status = 409, codesOf = RejectionCode.class)
  @Refuses(status = 422, code = "plan_invalid")
  @Refuses(
      status = 503,
      code = {"router_unavailable", "router_silent"})
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
