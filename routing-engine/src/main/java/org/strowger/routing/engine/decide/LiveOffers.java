package org.strowger.routing.engine.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.EndedOffer;

/** Finds the live offer that an agent answers, or says why it is not live. */
final class LiveOffers {

  private final DomainState state;

  LiveOffers(DomainState state) {
    this.state = state;
  }

  /**
   * The offer, which must be live and this agent's; else the command is rejected.
   *
   * @param answer what she wants to do with it, for people: accept, decline
   */
  OfferIssued require(AgentId agentId, OfferId offerId, String answer) {
    Agent agent = Preconditions.requireAgent(state, agentId);
    Contact contact = state.contact(offerId.contactId());
    if (!(contact instanceof Contact.Offered offered)
        || !offered.offer().offerId().equals(offerId)) {
      throw notLive(offerId, contact, answer);
    }
    OfferIssued offer = offered.offer();
    if (!offer.agentId().equals(agent.id())) {
      throw new Rejected(
          RejectionCode.NOT_YOUR_CONTACT,
          "Expected to " + answer + " offer " + offerId + " but it is another agent's");
    }
    if (!state.now().isBefore(offer.expiresAt())) {
      throw expired(offerId, answer, offer.expiresAt());
    }
    return offer;
  }

  private static Rejected notLive(OfferId offerId, @Nullable Contact contact, String answer) {
    EndedOffer last = contact instanceof Contact.Waiting waiting ? waiting.lastOffer() : null;
    if (contact != null && contact.segment().attempts() > offerId.attempt()) {
      return new Rejected(
          RejectionCode.OFFER_NOT_LIVE,
          "Expected to %s offer %s but offer %d of the contact came after it"
              .formatted(answer, offerId, contact.segment().attempts()));
    }
    if (last == null || !last.offerId().equals(offerId)) {
      return new Rejected(
          RejectionCode.OFFER_NOT_LIVE,
          "Expected to " + answer + " offer " + offerId + " but it is not live");
    }
    return last.how() == EndedOffer.How.EXPIRED
        ? expired(offerId, answer, last.at())
        : new Rejected(
            RejectionCode.OFFER_NOT_LIVE,
            "Expected to " + answer + " offer " + offerId + " but it was " + last.how());
  }

  private static Rejected expired(OfferId offerId, String answer, Instant at) {
    return new Rejected(
        RejectionCode.OFFER_EXPIRED,
        "Expected to " + answer + " offer " + offerId + " but it expired at " + at);
  }
}
