package org.strowger.routing.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.ConsultCommand.CancelConsult;
import org.strowger.contracts.routing.PlanCommand.MoveAgents;
import org.strowger.contracts.routing.SupervisorCommand.CloseQueue;
import org.strowger.contracts.routing.SupervisorCommand.PauseQueue;
import org.strowger.contracts.routing.SupervisorCommand.RequeueAll;
import org.strowger.contracts.routing.SupervisorCommand.ResumeQueue;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;

/** What a supervisor does with queues and agents of her domain, and with consults. */
@Path("/api/routing/supervisor")
@Allowed(Permission.CONTACT_SUPERVISE)
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SupervisionResource {

  private static final String KEY = "Idempotency-Key";

  private final CurrentUser user;
  private final AgentCommands commands;

  @Inject
  public SupervisionResource(CurrentUser user, AgentCommands commands) {
    this.user = user;
    this.commands = commands;
  }

  /**
   * How a queue is held.
   *
   * @param until null: until it is resumed
   * @param message told to those who arrive; null: nothing
   */
  public record Restriction(@Nullable Instant until, @Nullable String message) {}

  /**
   * What agents do for a while.
   *
   * @param agentIds at most 250
   * @param profileId null: their own
   * @param skills null: their own
   * @param languages null: their own
   */
  public record Moving(
      List<AgentId> agentIds,
      @Nullable ProfileId profileId,
      @Nullable Map<String, Integer> skills,
      @Nullable Map<String, Integer> languages,
      Instant until) {}

  @POST
  @Path("/queues/{queueId}/pause")
  public Response pause(
      @PathParam("queueId") String queueId,
      Restriction asked,
      @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key, new PauseQueue(queue(queueId), asked.until(), asked.message(), user.userId().value()));
  }

  @POST
  @Path("/queues/{queueId}/close")
  public Response close(
      @PathParam("queueId") String queueId,
      Restriction asked,
      @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key, new CloseQueue(queue(queueId), asked.until(), asked.message(), user.userId().value()));
  }

  @POST
  @Path("/queues/{queueId}/resume")
  @Consumes(MediaType.WILDCARD)
  public Response resume(
      @PathParam("queueId") String queueId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new ResumeQueue(queue(queueId), user.userId().value()));
  }

  @POST
  @Path("/agents/{agentId}/requeue-all")
  @Consumes(MediaType.WILDCARD)
  public Response requeueAll(
      @PathParam("agentId") String agentId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key, new RequeueAll(RequestParams.parsed("agentId", agentId, AgentId::new)));
  }

  @POST
  @Path("/agents/move")
  public Response move(Moving moving, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key,
        new MoveAgents(
            RequestParams.of("agentIds", moving.agentIds()),
            moving.profileId(),
            moving.skills(),
            moving.languages(),
            RequestParams.of("until", moving.until())));
  }

  @POST
  @Path("/consults/{consultId}/cancel")
  @Consumes(MediaType.WILDCARD)
  public Response cancel(
      @PathParam("consultId") String consultId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key, new CancelConsult(null, RequestParams.parsed("consultId", consultId, ContactId::new)));
  }

  private static QueueId queue(String text) {
    return RequestParams.parsed("queueId", text, QueueId::new);
  }
}
