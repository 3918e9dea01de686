package org.strowger.routing.engine.apply;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentAvailability;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.EndedOffer;

/** Applies that offers begin, and end without an assignment. */
final class OfferApplier {

  private final MutableDomainState state;
  private final BackoffStart backoffs;

  OfferApplier(MutableDomainState state) {
    this.state = state;
    this.backoffs = new BackoffStart(state);
  }

  void apply(OfferEvent event) {
    switch (event) {
      case OfferIssued each -> state.put(state.leavingLine(each.contactId()).offered(each));
      case OfferDeclined each -> onDeclined(each);
      case OfferExpired each -> onExpired(each);
      case OfferRevoked each -> end(each, EndedOffer.How.REVOKED, each.revokedAt());
    }
  }

  private void onDeclined(OfferDeclined event) {
    Contact.Waiting contact = end(event, EndedOffer.How.DECLINED, event.declinedAt());
    backoffs.start(contact, event.agentId(), Backoff.Cause.DECLINED, event.declinedAt());
    change(state.facts().agent(event.agentId()), AgentAvailability::answering);
  }

  private void onExpired(OfferExpired event) {
    Contact.Waiting contact = end(event, EndedOffer.How.EXPIRED, event.expiredAt());
    backoffs.start(contact, event.agentId(), Backoff.Cause.MISSED, event.expiredAt());
    change(
        state.facts().agent(event.agentId()),
        each -> each.missing(event.issuedAt(), event.expiredAt()));
  }

  private Contact.Waiting end(OfferEvent event, EndedOffer.How how, Instant at) {
    if (!(state.facts().contact(event.offerId().contactId()) instanceof Contact.Offered offered)
        || !offered.offer().offerId().equals(event.offerId())) {
      throw new IllegalStateException(
          "Expected offer " + event.offerId() + " to be live but it is not");
    }
    Contact.Waiting contact = offered.unanswered(how, at);
    state.put(contact);
    state.open(contact.id(), Trigger.OFFER_ENDED);
    state.free(event.agentId(), Trigger.OFFER_ENDED);
    return contact;
  }

  private void change(@Nullable Agent agent, UnaryOperator<AgentAvailability> change) {
    if (agent != null) {
      AgentAvailability changed = change.apply(agent.availability());
      if (!changed.equals(agent.availability())) {
        state.put(agent.with(changed));
      }
    }
  }
}
