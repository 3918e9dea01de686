package org.strowger.routing.admin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

  @Inject
  public PlanResource(CurrentUser user, PlanPublisher publisher) {
    this.user = user;
    this.publisher = publisher;
  }

  /** A dry run found nothing wrong. */
  public record Validation(boolean valid) {}

  @PUT
  @Path("/plan")
  public PlanPublisher.Published putPlan(String yaml) {
    return publisher.publish(user.domain(), user.actor(), PlanFile.parse(yaml));
  }

  @POST
  @Path("/plan/validation")
  public Validation validate(String yaml) {
    PlanFile.parse(yaml);
    return new Validation(true);
  }

  @PUT
  @Path("/roster")
  public PlanPublisher.Rostered putRoster(String yaml) {
    return publisher.publish(user.domain(), user.actor(), RosterFile.parse(yaml));
  }
}
