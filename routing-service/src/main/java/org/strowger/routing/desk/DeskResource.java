package org.strowger.routing.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
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
import org.strowger.contracts.routing.HandBackReason;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Returns;

/** What an agent does at her desk. */
@Path("/api/routing/desk")
@Allowed(Permission.DESK)
@RunOnVirtualThread
@Returns(status = {200, 202})
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

  /**
   * Chooses the own presence.
   *
   * <p>Signing off with open contacts says what becomes of them.
   */
  @POST
  @Path("/presence")
  public RestResponse<CommandAnswer> presence(
      PresenceChoice choice, @HeaderParam(KEY) @Nullable String key) {
    Presence presence = RequestParams.of("presence", choice.presence());
    return commands.answer(
        key, new SetPresence(user.userId(), presence, choice.reason(), choice.openWork()));
  }

  /**
   * Chooses what the own presence becomes when the last assignment is done; without one, cancels an
   * earlier choice.
   */
  @POST
  @Path("/next-presence")
  public RestResponse<CommandAnswer> nextPresence(
      NextPresence next, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new SetNextPresence(user.userId(), next.presence(), next.reason()));
  }

  /** Accepts a live offer: the contact is hers. */
  @POST
  @Path("/offers/{offerId}/accept")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> accept(
      @PathParam("offerId") String offerId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new AcceptOffer(user.userId(), offer(offerId)));
  }

  /** Declines a live offer; the contact is kept from her for a while. */
  @POST
  @Path("/offers/{offerId}/decline")
  public RestResponse<CommandAnswer> decline(
      @PathParam("offerId") String offerId,
      Declination declination,
      @HeaderParam(KEY) @Nullable String key) {
    DeclineReason reason = RequestParams.of("reason", declination.reason());
    return commands.answer(key, new DeclineOffer(user.userId(), offer(offerId), reason));
  }

  /** Takes the contact whose turn it is in her PULL queues. */
  @POST
  @Path("/pull-next")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> pullNext(@HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new PullNext(user.userId()));
  }

  /**
   * Ends a contact she is engaged with, or gives one in wrap-up the disposition that is missing.
   */
  @POST
  @Path("/contacts/{contactId}/close")
  public RestResponse<CommandAnswer> close(
      @PathParam("contactId") String contactId,
      Closing closing,
      @HeaderParam(KEY) @Nullable String key) {
    String disposition = RequestParams.of("disposition", closing.disposition());
    return commands.answer(key, new CloseContact(user.userId(), contact(contactId), disposition));
  }

  /**
   * Hands a contact back: it waits again at its original age.
   *
   * @param why she does; absent: not said
   */
  @POST
  @Path("/contacts/{contactId}/return")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> handBack(
      @PathParam("contactId") String contactId,
      @QueryParam("why") @Nullable HandBackReason why,
      @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(
        key, new ReturnContact(contact(contactId), ReturnReason.HANDED_BACK, user.userId(), why));
  }

  /** Ends her work after a contact. */
  @POST
  @Path("/contacts/{contactId}/end-wrap-up")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> endWrapUp(
      @PathParam("contactId") String contactId, @HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new EndWrapUp(user.userId(), contact(contactId)));
  }

  /** Says that she is there again after offers she missed or declined. */
  @POST
  @Path("/clear-suspension")
  @Consumes(MediaType.WILDCARD)
  public RestResponse<CommandAnswer> clearSuspension(@HeaderParam(KEY) @Nullable String key) {
    return commands.answer(key, new ClearSuspension(user.userId()));
  }

  private static OfferId offer(String text) {
    return RequestParams.parsed("offerId", text, OfferId::parse);
  }

  private static ContactId contact(String text) {
    return RequestParams.parsed("contactId", text, ContactId::new);
  }
}
