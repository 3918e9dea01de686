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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
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
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.api.Returns;

/** What a supervisor does with queues and agents of her domain, and with consults. */
@Path("/api/routing/supervisor")
@Allowed(Permission.CONTACT_SUPERVISE)
@RunOnVirtualThread
@Returns(status = {200, 202})
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
      @Bounds(min = 1, max = 250) List<AgentId> agentIds,
      @Nullable ProfileId profileId,
      @Nullable Map<String, @Bounds(min = 1, max = 5) Integer> skills,
      @Nullable Map<String, @Bounds(min = 1, max = 5) Integer> languages,
      Instant until) {}

  /**
   * Pauses a queue: it lets contacts in and gives none out.
   *
   * <p>Its message is told to who arrives and is kept in the log: it must say nothing about a
   * customer.
   */
  @POST
  @Path("/queues/{queueId}/pause")
  public RestResponse<CommandAnswer> pause(
      @PathParam("queueId") String queueId,
      Restriction asked,
      @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key, new PauseQueue(queue(queueId), asked.until(), asked.message(), user.userId().value()));
  }

  /**
   * Closes a queue: it treats arrivals as its intake rule says.
   *
   * <p>Its message is told to who arrives and is kept in the log: it must say nothing about a
   * customer.
   */
  @POST
  @Path("/queues/{queueId}/close")
  public RestResponse<CommandAnswer> close(
      @PathParam("queueId") String queueId,
      Restriction asked,
      @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key, new CloseQueue(queue(queueId), asked.until(), asked.message(), user.userId().value()));
  }

  /** Ends a pause or a closing: the queue is as its plan says. */
  @POST
  @Path("/queues/{queueId}/resume")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> resume(
      @PathParam("queueId") String queueId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new ResumeQueue(queue(queueId), user.userId().value()));
  }

  /** Puts all that an agent is engaged with back in line, each at its original age. */
  @POST
  @Path("/agents/{agentId}/requeue-all")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> requeueAll(
      @PathParam("agentId") String agentId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key, new RequeueAll(RequestParams.parsed("agentId", agentId, AgentId::new)));
  }

  /** Lets agents do something else until a time. */
  @POST
  @Path("/agents/move")
  @Refuses(status = 422, code = "roster_invalid")
  public RestResponse<CommandAnswer> move(Moving moving, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key,
        new MoveAgents(
            RequestParams.of("agentIds", moving.agentIds()),
            moving.profileId(),
            moving.skills(),
            moving.languages(),
            RequestParams.of("until", moving.until())));
  }

  /**
   * Ends a consult.
   *
   * @param consultId of the consult, as {@code ConsultStarted} names it
   */
  @POST
  @Path("/consults/{consultId}/cancel")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> cancel(
      @PathParam("consultId") String consultId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key, new CancelConsult(null, RequestParams.parsed("consultId", consultId, ContactId::new)));
  }

  private static QueueId queue(String text) {
    return RequestParams.parsed("queueId", text, QueueId::new);
  }
}
