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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.AgentCommand.PickContact;
import org.strowger.contracts.routing.AgentCommand.SnoozeContact;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Returns;

/** What an agent does with contacts beyond working them: takes, sets aside, passes on. */
@Path("/api/routing/desk")
@Allowed(Permission.DESK)
@RunOnVirtualThread
@Returns(status = {200, 202})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DeskContactResource {

  private static final String KEY = "Idempotency-Key";

  private final CurrentUser user;
  private final AgentCommands commands;

  @Inject
  public DeskContactResource(CurrentUser user, AgentCommands commands) {
    this.user = user;
    this.commands = commands;
  }

  /** When a contact comes back. */
  public record Snooze(Instant until) {}

  /** Takes a contact that waits in one of her queues. */
  @POST
  @Path("/contacts/{contactId}/pick")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> pick(
      @PathParam("contactId") String contactId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new PickContact(user.userId(), contact(contactId)));
  }

  /** Sets a contact aside: it comes back at that time, or when its customer writes. */
  @POST
  @Path("/contacts/{contactId}/snooze")
  public RestResponse<CommandAnswer> snooze(
      @PathParam("contactId") String contactId,
      Snooze snooze,
      @HeaderParam(KEY) @Nullable String key) {
    Instant until = RequestParams.of("until", snooze.until());
    return commands.answer(key, new SnoozeContact(user.userId(), contact(contactId), until));
  }

  /**
   * Passes a contact on to a queue or to an agent.
   *
   * <p>Reason {@code ESCALATION} must name a level and raises the priority by one unless it is
   * given.
   */
  @POST
  @Path("/contacts/{contactId}/transfer")
  public RestResponse<CommandAnswer> transfer(
      @PathParam("contactId") String contactId,
      Transfer transfer,
      @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, transfer.of(contact(contactId), user.userId()));
  }

  private static ContactId contact(String text) {
    return RequestParams.parsed("contactId", text, ContactId::new);
  }
}
