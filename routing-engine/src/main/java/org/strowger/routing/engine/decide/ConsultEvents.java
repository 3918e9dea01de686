package org.strowger.routing.engine.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultCompleted;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ConsultEvent.How;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;

/** The events of a consult that is answered or over, whoever decides it. */
final class ConsultEvents {

  private ConsultEvents() {}

  /** Takes back a live offer and ends the consult; its contact stays as it is. */
  static List<RoutingEvent> ended(DomainState state, Contact asked, How how) {
    Consult consult = consult(state, asked.id());
    var events = new ArrayList<RoutingEvent>();
    if (asked instanceof Contact.Offered offered) {
      OfferIssued offer = offered.offer();
      events.add(
          new OfferRevoked(
              offer.offerId(),
              offer.agentId(),
              offer.issuedAt(),
              state.now(),
              RevokeReason.CONSULT_ENDED));
    }
    events.add(
        new ConsultEnded(
            consult.consultId(),
            consult.contactId(),
            consult.agentId(),
            consult.startedAt(),
            consulted(asked),
            state.now(),
            how));
    return List.copyOf(events);
  }

  /** The consulted agent has it. */
  static ConsultAnswered answered(DomainState state, ContactId consultId, AgentId consulted) {
    Consult consult = consult(state, consultId);
    return new ConsultAnswered(
        consult.consultId(),
        consult.contactId(),
        consult.agentId(),
        consult.startedAt(),
        consulted,
        state.now());
  }

  /** The consulted agent gets the customer's contact. */
  static ConsultCompleted completed(DomainState state, Consult consult, AgentId consulted) {
    return new ConsultCompleted(
        consult.consultId(),
        consult.contactId(),
        consult.agentId(),
        consult.startedAt(),
        consulted,
        state.now());
  }

  /** The agent who has answered; null when nobody has. */
  static @Nullable AgentId consulted(@Nullable Contact asked) {
    return asked instanceof Contact.Assigned each ? each.agentId() : null;
  }

  private static Consult consult(DomainState state, ContactId consultId) {
    Consult consult = state.consult(consultId);
    if (consult == null) {
      throw new IllegalStateException("Expected a consult " + consultId + " but there is none");
    }
    return consult;
  }
}
