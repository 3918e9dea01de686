package org.strowger.routing.admin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.desk.RequestParams;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.api.Takes;

/** Plans and rosters, as YAML. */
@Path("/api/routing")
@Allowed(Permission.PLAN_WRITE)
@RunOnVirtualThread
@Consumes("application/yaml")
@Produces(MediaType.APPLICATION_JSON)
public class PlanResource {

  private final CurrentUser user;
  private final PlanPublisher publisher;
  private final PlanHistory history;

  @Inject
  public PlanResource(CurrentUser user, PlanPublisher publisher, PlanHistory history) {
    this.user = user;
    this.publisher = publisher;
    this.history = history;
  }

  /** A dry run found nothing wrong. */
  public record Validation(boolean valid) {}

  /**
   * What a plan would change.
   *
   * @param inForce the version it is compared with; 0 when there is none
   */
  public record Difference(long version, long inForce, List<PlanDiff.Change> changes) {}

  /**
   * Publishes a plan: it is in force for the next command.
   *
   * @param why one line of 1–200 characters about the plan, kept in the log for ever
   */
  @PUT
  @Path("/plan")
  @Refuses(
      status = 400,
      code = {"malformed_yaml", "invalid_value", "invalid_reason"})
  @Refuses(status = 409, codesOf = RejectionCode.class)
  @Refuses(status = 422, code = "plan_invalid")
  @Refuses(
      status = 503,
      code = {"router_unavailable", "router_silent"})
  public PlanPublisher.Published putPlan(
      @Takes(document = "plan.schema.json") String yaml,
      @QueryParam("reason") @Bounds(min = 1, max = 200) String why) {
    String reason = PlanReason.of(RequestParams.of("reason", why));
    return publisher.publish(user.domain(), user.actor(), PlanFile.parse(yaml), reason);
  }

  /** Says what is wrong with a plan, and changes nothing. */
  @POST
  @Path("/plan/validation")
  @Refuses(status = 400, code = "malformed_yaml")
  @Refuses(status = 422, code = "plan_invalid")
  public Validation validate(@Takes(document = "plan.schema.json") String yaml) {
    PlanFile.parse(yaml);
    return new Validation(true);
  }

  /** Says what a plan would change, and changes nothing. */
  @POST
  @Path("/plan/diff")
  @Refuses(status = 400, code = "malformed_yaml")
  @Refuses(status = 422, code = "plan_invalid")
  @Refuses(status = 503, code = "history_unread")
  public Difference diff(@Takes(document = "plan.schema.json") String yaml) {
    PlanFile file = PlanFile.parse(yaml);
    List<PlanVersion> versions = history.of(user.domain());
    PlanVersion inForce = versions.isEmpty() ? null : versions.getLast();
    RoutingPlan before = inForce == null ? RoutingPlan.EMPTY : inForce.plan();
    return new Difference(
        file.version(),
        inForce == null ? 0 : inForce.version(),
        PlanDiff.between(before, file.plan()));
  }

  /** Changes the roster: puts agents on it, or takes them off. */
  @PUT
  @Path("/roster")
  @Refuses(status = 400, code = "malformed_yaml")
  @Refuses(status = 409, codesOf = RejectionCode.class)
  @Refuses(status = 422, code = "roster_invalid")
  @Refuses(
      status = 503,
      code = {"router_unavailable", "router_silent"})
  public PlanPublisher.Rostered putRoster(@Takes(document = "roster.schema.json") String yaml) {
    return publisher.publish(user.domain(), user.actor(), RosterFile.parse(yaml));
  }
}
