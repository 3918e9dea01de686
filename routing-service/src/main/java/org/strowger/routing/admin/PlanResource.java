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
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.routing.desk.RequestParams;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;

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

  @PUT
  @Path("/plan")
  public PlanPublisher.Published putPlan(String yaml, @QueryParam("reason") @Nullable String why) {
    String reason = PlanReason.of(RequestParams.of("reason", why));
    return publisher.publish(user.domain(), user.actor(), PlanFile.parse(yaml), reason);
  }

  @POST
  @Path("/plan/validation")
  public Validation validate(String yaml) {
    PlanFile.parse(yaml);
    return new Validation(true);
  }

  @POST
  @Path("/plan/diff")
  public Difference diff(String yaml) {
    PlanFile file = PlanFile.parse(yaml);
    List<PlanVersion> versions = history.of(user.domain());
    PlanVersion inForce = versions.isEmpty() ? null : versions.getLast();
    RoutingPlan before = inForce == null ? RoutingPlan.EMPTY : inForce.plan();
    return new Difference(
        file.version(),
        inForce == null ? 0 : inForce.version(),
        PlanDiff.between(before, file.plan()));
  }

  @PUT
  @Path("/roster")
  public PlanPublisher.Rostered putRoster(String yaml) {
    return publisher.publish(user.domain(), user.actor(), RosterFile.parse(yaml));
  }
}
