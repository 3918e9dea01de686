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
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.ClearSuspension;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentCommand.EndWrapUp;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.AgentCommand.PullNext;
import org.strowger.contracts.routing.AgentCommand.SetNextPresence;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;

/** What an agent does at her desk. */
@Path("/api/routing/desk")
@Allowed(Permission.DESK)
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DeskResource {

  private static final String KEY = "Idempotency-Key";

  private final CurrentUser user;
  private final AgentCommands commands;

  @Inject
  public DeskResource(CurrentUser user, AgentCommands commands) {
    this.user = user;
    this.commands = commands;
  }

  /**
   * @param openWork what becomes of open contacts, only when signing off
   */
  public record PresenceChoice(
      Presence presence, @Nullable String reason, @Nullable OpenWork openWork) {}

  /**
   * @param presence null cancels an earlier choice
   */
  public record NextPresence(@Nullable Presence presence, @Nullable String reason) {}

  /** Why an offer is declined. */
  public record Declination(DeclineReason reason) {}

  /** How a contact ended. */
  public record Closing(String disposition) {}

  @POST
  @Path("/presence")
  public Response presence(PresenceChoice choice, @HeaderParam(KEY) @Nullable String key) {
    Presence presence = RequestParams.of("presence", choice.presence());
    return commands.answer(
        key, new SetPresence(user.userId(), presence, choice.reason(), choice.openWork()));
  }

  /** What becomes of the presence when the last assignment is done; null cancels it. */
  @POST
  @Path("/next-presence")
  public Response nextPresence(NextPresence next, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new SetNextPresence(user.userId(), next.presence(), next.reason()));
  }

  @POST
  @Path("/offers/{offerId}/accept")
  @Consumes(MediaType.WILDCARD)
  public Response accept(
      @PathParam("offerId") String offerId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new AcceptOffer(user.userId(), offer(offerId)));
  }

  @POST
  @Path("/offers/{offerId}/decline")
  public Response decline(
      @PathParam("offerId") String offerId,
      Declination declination,
      @HeaderParam(KEY) @Nullable String key) {
    DeclineReason reason = RequestParams.of("reason", declination.reason());
    return commands.answer(key, new DeclineOffer(user.userId(), offer(offerId), reason));
  }

  @POST
  @Path("/pull-next")
  @Consumes(MediaType.WILDCARD)
  public Response pullNext(@HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new PullNext(user.userId()));
  }

  @POST
  @Path("/contacts/{contactId}/close")
  public Response close(
      @PathParam("contactId") String contactId,
      Closing closing,
      @HeaderParam(KEY) @Nullable String key) {
    String disposition = RequestParams.of("disposition", closing.disposition());
    return commands.answer(key, new CloseContact(user.userId(), contact(contactId), disposition));
  }

  @POST
  @Path("/contacts/{contactId}/return")
  @Consumes(MediaType.WILDCARD)
  public Response handBack(
      @PathParam("contactId") String contactId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key, new ReturnContact(contact(contactId), ReturnReason.HANDED_BACK, user.userId()));
  }

  @POST
  @Path("/contacts/{contactId}/end-wrap-up")
  @Consumes(MediaType.WILDCARD)
  public Response endWrapUp(
      @PathParam("contactId") String contactId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new EndWrapUp(user.userId(), contact(contactId)));
  }

  @POST
  @Path("/clear-suspension")
  @Consumes(MediaType.WILDCARD)
  public Response clearSuspension(@HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new ClearSuspension(user.userId()));
  }

  private static OfferId offer(String text) {
    return RequestParams.parsed("offerId", text, OfferId::parse);
  }

  private static ContactId contact(String text) {
    return RequestParams.parsed("contactId", text, ContactId::new);
  }
}
