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
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.AgentCommand.StartOutbound;
import org.strowger.contracts.routing.ConsultCommand.CancelConsult;
import org.strowger.contracts.routing.ConsultCommand.CompleteConsult;
import org.strowger.contracts.routing.ConsultCommand.StartConsult;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Returns;

/** What an agent begins by herself: she asks a colleague, or calls or writes to a customer. */
@Path("/api/routing/desk")
@Allowed(Permission.DESK)
@RunOnVirtualThread
@Returns(status = {200, 202})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ConsultResource {

  private static final String KEY = "Idempotency-Key";

  private final CurrentUser user;
  private final AgentCommands commands;

  @Inject
  public ConsultResource(CurrentUser user, AgentCommands commands) {
    this.user = user;
    this.commands = commands;
  }

  /**
   * Who is asked.
   *
   * @param toQueue null: the contact's own
   * @param toAgent null: whose turn it is
   * @param requiredSkills what she must have beyond what the contact asks for
   */
  public record Asking(
      @Nullable QueueId toQueue,
      @Nullable AgentId toAgent,
      @Nullable List<SkillLevel> requiredSkills) {}

  /**
   * Whom an agent calls or writes to.
   *
   * @param queueId whose rules hold
   */
  public record Outbound(
      ConversationId conversationId, CustomerId customerId, ChannelType channel, QueueId queueId) {}

  /**
   * Asks a second agent about a contact. Among the events of the answer, {@code ConsultStarted}
   * names the consult.
   */
  @POST
  @Path("/contacts/{contactId}/consult")
  public RestResponse<CommandAnswer> start(
      @PathParam("contactId") String contactId,
      Asking asking,
      @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key,
        new StartConsult(
            user.userId(),
            contact(contactId),
            FreshIds.contact("consult", user, key),
            asking.toQueue(),
            asking.toAgent(),
            asking.requiredSkills() == null ? List.of() : asking.requiredSkills()));
  }

  /**
   * Gives the contact to the agent who answered.
   *
   * @param consultId of the consult, as {@code ConsultStarted} names it
   */
  @POST
  @Path("/consults/{consultId}/complete")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> complete(
      @PathParam("consultId") String consultId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new CompleteConsult(user.userId(), contact(consultId)));
  }

  /**
   * Ends a consult, by either of the two agents.
   *
   * @param consultId of the consult, as {@code ConsultStarted} names it
   */
  @POST
  @Path("/consults/{consultId}/cancel")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> cancel(
      @PathParam("consultId") String consultId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new CancelConsult(user.userId(), contact(consultId)));
  }

  /**
   * Begins a contact by herself. Among the events of the answer, {@code ContactOpened} names it.
   */
  @POST
  @Path("/outbound")
  public RestResponse<CommandAnswer> outbound(
      Outbound outbound, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key,
        new StartOutbound(
            user.userId(),
            FreshIds.contact("outbound", user, key),
            RequestParams.of("conversationId", outbound.conversationId()),
            RequestParams.of("customerId", outbound.customerId()),
            RequestParams.of("channel", outbound.channel()),
            RequestParams.of("queueId", outbound.queueId())));
  }

  private static ContactId contact(String text) {
    return RequestParams.parsed("contactId", text, ContactId::new);
  }
}
