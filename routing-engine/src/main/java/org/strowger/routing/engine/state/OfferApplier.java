package org.strowger.routing.engine.state;

import java.time.Instant;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferWhy.Trigger;

/** Offers begin, and end without an assignment. */
final class OfferApplier {

  private final DomainState state;
  private final BackoffStart backoffs;

  OfferApplier(DomainState state) {
    this.state = state;
    this.backoffs = new BackoffStart(state);
  }

  void apply(OfferEvent event) {
    switch (event) {
      case OfferIssued each -> state.put(waiting(each).offered(each));
      case OfferDeclined each -> onDeclined(each);
      case OfferExpired each -> onExpired(each);
      case OfferRevoked each -> end(each, EndedOffer.How.REVOKED, each.revokedAt());
    }
  }

  private void onDeclined(OfferDeclined event) {
    Contact.Waiting contact = end(event, EndedOffer.How.DECLINED, event.declinedAt());
    backoffs.start(contact, event.agentId(), Backoff.Cause.DECLINED, event.declinedAt());
    missed(event, 0);
  }

  private void onExpired(OfferExpired event) {
    Contact.Waiting contact = end(event, EndedOffer.How.EXPIRED, event.expiredAt());
    backoffs.start(contact, event.agentId(), Backoff.Cause.MISSED, event.expiredAt());
    Agent agent = state.roster().agent(event.agentId());
    missed(event, agent == null ? 0 : agent.misses() + 1);
  }

  private Contact.Waiting end(OfferEvent event, EndedOffer.How how, Instant at) {
    if (!(state.contact(event.offerId().contactId()) instanceof Contact.Offered offered)
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

  private void missed(OfferEvent event, int inARow) {
    Agent agent = state.roster().agent(event.agentId());
    if (agent != null && agent.misses() != inARow) {
      state.put(agent.withMisses(inARow));
    }
  }

  private Contact.Waiting waiting(OfferIssued event) {
    if (state.contact(event.contactId()) instanceof Contact.Waiting waiting) {
      return waiting;
    }
    throw new IllegalStateException(
        "Expected contact " + event.contactId() + " to wait but it does not");
  }
}
