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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.ContactCommand.AssignContact;
import org.strowger.contracts.routing.ContactCommand.DismissContact;
import org.strowger.contracts.routing.ContactCommand.DismissReason;
import org.strowger.contracts.routing.ContactCommand.Reprioritise;
import org.strowger.contracts.routing.ContactCommand.Requeue;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Returns;

/** What a supervisor does with a contact of her domain, wherever it stands. */
@Path("/api/routing/supervisor/contacts/{contactId}")
@Allowed(Permission.CONTACT_SUPERVISE)
@RunOnVirtualThread
@Returns(status = {200, 202})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SupervisorResource {

  private static final String KEY = "Idempotency-Key";

  private final AgentCommands commands;

  @Inject
  public SupervisorResource(AgentCommands commands) {
    this.commands = commands;
  }

  /**
   * @param priority 1 (first) to 9
   */
  public record Priority(@Bounds(min = 1, max = 9) Integer priority) {}

  /** Where a contact waits from now on. */
  public record Requeuing(QueueId queueId) {}

  /** Who gets a contact. */
  public record Assigning(AgentId agentId) {}

  /** Why a contact ends. */
  public record Dismissal(DismissReason reason) {}

  /** Gives a contact that no agent has another priority. */
  @POST
  @Path("/priority")
  public RestResponse<CommandAnswer> reprioritise(
      @PathParam("contactId") String contactId,
      Priority change,
      @HeaderParam(KEY) @Nullable String key) {
    int priority = RequestParams.of("priority", change.priority());
    return commands.answer(key, new Reprioritise(contact(contactId), priority));
  }

  /** Puts a contact into a queue at its original age. */
  @POST
  @Path("/requeue")
  public RestResponse<CommandAnswer> requeue(
      @PathParam("contactId") String contactId,
      Requeuing to,
      @HeaderParam(KEY) @Nullable String key) {
    QueueId queue = RequestParams.of("queueId", to.queueId());
    return commands.answer(key, new Requeue(contact(contactId), queue));
  }

  /** Gives a contact to an agent, whatever else she holds; a call is offered to her. */
  @POST
  @Path("/assign")
  public RestResponse<CommandAnswer> assign(
      @PathParam("contactId") String contactId,
      Assigning to,
      @HeaderParam(KEY) @Nullable String key) {
    AgentId agent = RequestParams.of("agentId", to.agentId());
    return commands.answer(key, new AssignContact(contact(contactId), agent));
  }

  /** Puts an assigned contact back in line at its original age. */
  @POST
  @Path("/return")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> giveBack(
      @PathParam("contactId") String contactId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key, new ReturnContact(contact(contactId), ReturnReason.SUPERVISOR, null));
  }

  /** Passes an assigned contact on to a queue or to an agent. */
  @POST
  @Path("/transfer")
  public RestResponse<CommandAnswer> transfer(
      @PathParam("contactId") String contactId,
      Transfer transfer,
      @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, transfer.of(contact(contactId), null));
  }

  /** Ends a contact. */
  @POST
  @Path("/dismiss")
  public RestResponse<CommandAnswer> dismiss(
      @PathParam("contactId") String contactId,
      Dismissal dismissal,
      @HeaderParam(KEY) @Nullable String key) {
    DismissReason reason = RequestParams.of("reason", dismissal.reason());
    return commands.answer(key, new DismissContact(contact(contactId), reason));
  }

  private static ContactId contact(String text) {
    return RequestParams.parsed("contactId", text, ContactId::new);
  }
}
