package org.strowger.gateway.phone;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.OfferId;
import org.strowger.gateway.phone.CallStage.Waiting;
import org.strowger.gateway.phone.CallStage.WithAgent;
import org.strowger.gateway.phone.driver.LegId;

/**
 * A customer's call.
 *
 * @param callback the customer is not on the line and has to be dialled
 * @param line the attempt of the customer's leg once it is answered: it stays when agents change;
 *     null before
 */
public record Call(
    ContactId contactId,
    ConversationId conversationId,
    DomainId domain,
    boolean callback,
    @Nullable Integer line,
    CallStage stage) {

  public Call at(CallStage next) {
    return new Call(contactId, conversationId, domain, callback, line, next);
  }

  /** The customer's leg is answered, or about to be. */
  public Call answered(LegId customer) {
    return new Call(contactId, conversationId, domain, false, customer.attempt(), stage);
  }

  /** The customer left the line to be called back. */
  public Call awaitingCallback() {
    return new Call(
        contactId, conversationId, domain, true, null, new CallStage.AwaitingCallback());
  }

  /** As it is when no agent has anything to do with it. */
  public Call idle(@Nullable OfferId left) {
    return callback ? awaitingCallback() : at(new Waiting(left));
  }

  public boolean live() {
    return !(stage instanceof CallStage.AwaitingCallback || stage instanceof CallStage.Ended);
  }

  /** The agent's connection; null when there is none. */
  public @Nullable LegId agentLeg() {
    return stage instanceof WithAgent with
        ? new LegId(contactId, Side.AGENT, with.offerId().attempt())
        : null;
  }

  /** The customer's connection; null when there is none. */
  public @Nullable LegId customerLeg() {
    if (line != null) {
      return live() ? new LegId(contactId, Side.CUSTOMER, line) : null;
    }
    if (!callback) {
      return live() ? new LegId(contactId, Side.CUSTOMER, 0) : null;
    }
    return switch (stage) {
      case CallStage.Joining joining -> dialled(joining.offerId());
      case CallStage.Talking talking -> dialled(talking.offerId());
      default -> null;
    };
  }

  private LegId dialled(OfferId offer) {
    return new LegId(contactId, Side.CUSTOMER, offer.attempt());
  }
}
