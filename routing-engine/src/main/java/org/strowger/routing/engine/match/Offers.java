package org.strowger.routing.engine.match;

import java.time.Instant;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.state.AgentClass;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Demand;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Group;
import org.strowger.routing.engine.state.HeadCount;
import org.strowger.routing.engine.state.Seat;
import org.strowger.routing.engine.state.Spot;
import org.strowger.routing.engine.state.Stay;

/** An offer with its reasons, as the state is before it. */
final class Offers {

  private static final int ASKED = 8;
  private static final int NAMES = 5;

  private final DomainState state;
  private final IsoTime times = new IsoTime();

  Offers(DomainState state) {
    this.state = state;
  }

  OfferIssued issue(Spot spot, Seat seat, OfferMode mode, Trigger trigger) {
    Contact.Waiting contact = spot.unfold();
    Demand demand = contact.demand();
    Stay stay = contact.stay();
    Group group = state.lines().groupOf(spot);
    QueuePlan queue = group.chain().queue();
    AgentClass of = seat.group();
    if (queue == null || of == null || of.cost(group.chain().channel()) < 0) {
      throw new IllegalStateException(
          "Expected an eligible agent for contact " + demand.contactId() + " but she is not");
    }
    Instant now = state.head().time();
    return new OfferIssued(
        new OfferId(demand.contactId(), stay.attempts() + 1),
        seat.agentId(),
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
        of.cost(group.chain().channel()),
        mode == OfferMode.OFFERED && queue.autoAccepts(demand.channel()) ? OfferMode.AUTO : mode,
        why(spot, seat, of, group, queue, trigger),
        stay.source() == null ? SegmentSource.ARRIVAL : stay.source());
  }

  private OfferWhy why(
      Spot spot, Seat seat, AgentClass of, Group group, QueuePlan queue, Trigger trigger) {
    HeadCount count = HeadCount.of(state, spot);
    return new OfferWhy(
        trigger,
        group.inForce(),
        queue.ranking(),
        key(seat, of, group, queue),
        count.eligible(),
        count.fell(),
        Survey.near(state, seat, spot, ASKED, NAMES));
  }

  /** The winner's place in the order of the ranking, for people. */
  private String key(Seat seat, AgentClass of, Group group, QueuePlan queue) {
    String since = times.of(seat.present().availableSince());
    return switch (queue.ranking()) {
      case LONGEST_AVAILABLE -> since;
      case BEST_SKILLED -> group.chain().skill(group.inForce(), of) + " levels, " + since;
      case LEAST_LOADED -> seat.load() + " %, " + since;
      case QUEUE_RANK -> group.chain().priority(of) + ". queue, " + since;
    };
  }
}
