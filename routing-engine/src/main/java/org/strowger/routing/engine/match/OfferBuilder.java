package org.strowger.routing.engine.match;

import java.time.Instant;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.index.AgentClass;
import org.strowger.routing.engine.index.AgentEntry;
import org.strowger.routing.engine.index.ContactEntry;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.EligibilityCounts;
import org.strowger.routing.engine.index.MatchGroup;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.Segment;

/** Writes an offer with its reasons, as the state is before it. */
final class OfferBuilder {

  private final DomainIndex index;
  private final NearMisses nearMisses;
  private final IsoTime times = new IsoTime();

  OfferBuilder(DomainIndex index) {
    this.index = index;
    this.nearMisses = new NearMisses(index);
  }

  /**
   * An offer of a waiting contact to an agent.
   *
   * @throws IllegalStateException when her profile does not take its channel
   */
  OfferIssued issue(ContactEntry entry, AgentEntry agent, OfferMode mode, Trigger trigger) {
    Contact.Waiting contact = entry.waiting();
    ContactRequest request = contact.request();
    Segment segment = contact.segment();
    MatchGroup group = index.waiting().groupOf(entry);
    QueuePlan queue = group.ladder().queue();
    AgentClass agentClass = agent.agentClass();
    if (queue == null || agentClass == null || agentClass.cost(group.ladder().channel()) < 0) {
      throw new IllegalStateException(
          "Expected an eligible agent for contact " + request.contactId() + " but she is not");
    }
    Instant now = index.now();
    EligibilityCounts counts = EligibilityCounts.of(index, entry, contact, group);
    var why =
        new OfferWhy(
            trigger,
            group.stepInForce(),
            queue.ranking(),
            rankKey(agent, agentClass, group, queue),
            counts.eligible(),
            counts.ineligibleByRule(),
            nearMisses.of(agent, entry, contact, group));
    return new OfferIssued(
        new OfferId(request.contactId(), segment.attempts() + 1),
        agent.agentId(),
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
        agentClass.cost(group.ladder().channel()),
        mode == OfferMode.OFFERED && queue.autoAccepts(request.channel()) ? OfferMode.AUTO : mode,
        why,
        segment.source() == null ? SegmentSource.ARRIVAL : segment.source());
  }

  /** The agent's place in the order of the ranking, for people. */
  private String rankKey(
      AgentEntry agent, AgentClass agentClass, MatchGroup group, QueuePlan queue) {
    String since = times.of(agent.present().availability().since());
    return switch (queue.ranking()) {
      case LONGEST_AVAILABLE, UNKNOWN -> since;
      case BEST_SKILLED ->
          group.ladder().levels(group.stepInForce(), agentClass) + " levels, " + since;
      case LEAST_LOADED -> agent.loadPercent() + " %, " + since;
      case QUEUE_RANK -> group.ladder().priority(agentClass) + ". queue, " + since;
    };
  }
}
