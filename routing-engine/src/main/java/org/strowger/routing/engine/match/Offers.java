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
import org.strowger.routing.engine.state.AgentEntry;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactEntry;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.EligibilityCounts;
import org.strowger.routing.engine.state.MatchGroup;
import org.strowger.routing.engine.state.Segment;

/** An offer with its reasons, as the state is before it. */
final class Offers {

  private static final int ASKED = 8;
  private static final int NAMES = 5;

  private final DomainState state;
  private final IsoTime times = new IsoTime();

  Offers(DomainState state) {
    this.state = state;
  }

  OfferIssued issue(
      ContactEntry contactEntry, AgentEntry agentEntry, OfferMode mode, Trigger trigger) {
    Contact.Waiting contact = contactEntry.unfold();
    ContactRequest request = contact.request();
    Segment segment = contact.segment();
    MatchGroup group = state.lines().groupOf(contactEntry);
    QueuePlan queue = group.ladder().queue();
    AgentClass of = agentEntry.group();
    if (queue == null || of == null || of.cost(group.ladder().channel()) < 0) {
      throw new IllegalStateException(
          "Expected an eligible agent for contact " + request.contactId() + " but she is not");
    }
    Instant now = state.head().time();
    return new OfferIssued(
        new OfferId(request.contactId(), segment.attempts() + 1),
        agentEntry.agentId(),
        now,
        now.plusSeconds(queue.offerTimeoutSeconds()),
        request.contactId(),
        request.conversationId(),
        request.customerId(),
        request.channel(),
        segment.queueId(),
        segment.number(),
        segment.enqueuedAt(),
        request.arrivedAt(),
        of.cost(group.ladder().channel()),
        mode == OfferMode.OFFERED && queue.autoAccepts(request.channel()) ? OfferMode.AUTO : mode,
        why(contactEntry, agentEntry, of, group, queue, trigger),
        segment.source() == null ? SegmentSource.ARRIVAL : segment.source());
  }

  private OfferWhy why(
      ContactEntry contactEntry,
      AgentEntry agentEntry,
      AgentClass of,
      MatchGroup group,
      QueuePlan queue,
      Trigger trigger) {
    EligibilityCounts count = EligibilityCounts.of(state, contactEntry);
    return new OfferWhy(
        trigger,
        group.inForce(),
        queue.ranking(),
        key(agentEntry, of, group, queue),
        count.eligible(),
        count.ineligibleByRule(),
        Survey.near(state, agentEntry, contactEntry, ASKED, NAMES));
  }

  /** The winner's place in the order of the ranking, for people. */
  private String key(AgentEntry agentEntry, AgentClass of, MatchGroup group, QueuePlan queue) {
    String since = times.of(agentEntry.present().availableSince());
    return switch (queue.ranking()) {
      case LONGEST_AVAILABLE, UNKNOWN -> since;
      case BEST_SKILLED -> group.ladder().skill(group.inForce(), of) + " levels, " + since;
      case LEAST_LOADED -> agentEntry.load() + " %, " + since;
      case QUEUE_RANK -> group.ladder().priority(of) + ". queue, " + since;
    };
  }
}
