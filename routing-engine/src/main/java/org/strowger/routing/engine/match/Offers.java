package org.strowger.routing.engine.match;

import java.time.Instant;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.ContactEvent.SegmentSource;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Demand;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Requirement;
import org.strowger.routing.engine.state.Stay;

/** An offer with its reasons, as the state is before it. */
final class Offers {

  private static final int NAMES = 5;

  private final DomainState state;

  Offers(DomainState state) {
    this.state = state;
  }

  OfferIssued issue(Contact.Waiting contact, Agent agent, OfferMode mode, Trigger trigger) {
    Demand demand = contact.demand();
    Stay stay = contact.stay();
    Requirement requirement = Requirement.of(state.plan(), demand, stay.queueId());
    QueuePlan queue = state.plan().queue(stay.queueId());
    Integer cost = new Qualification(state.plan(), agent.definition(), requirement).cost();
    if (queue == null || cost == null) {
      throw new IllegalStateException(
          "Expected an eligible agent for contact " + demand.contactId() + " but she is not");
    }
    Instant now = state.head().time();
    return new OfferIssued(
        new OfferId(demand.contactId(), stay.attempts() + 1),
        agent.id(),
        now,
        now.plusSeconds(queue.offerTimeoutSeconds()),
        demand.contactId(),
        demand.conversationId(),
        demand.customerId(),
        demand.channel(),
        stay.queueId(),
        stay.segment(),
        stay.enqueuedAt(),
        demand.arrivedAt(),
        cost,
        mode == OfferMode.OFFERED && queue.autoAccepts(demand.channel()) ? OfferMode.AUTO : mode,
        why(agent, requirement, demand, queue, trigger),
        stay.source() == null ? SegmentSource.ARRIVAL : stay.source());
  }

  private OfferWhy why(
      Agent agent, Requirement requirement, Demand demand, QueuePlan queue, Trigger trigger) {
    Survey survey = Survey.of(state, requirement, demand.contactId(), NAMES);
    return new OfferWhy(
        trigger,
        0,
        queue.ranking(),
        agent.availableSince().toString(),
        survey.eligible(),
        survey.fell(),
        survey.named());
  }
}
