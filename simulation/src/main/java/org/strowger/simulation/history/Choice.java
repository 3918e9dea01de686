package org.strowger.simulation.history;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.plan.QueuePlan.Delivery;
import org.strowger.contracts.plan.QueuePlan.Ranking;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;

/**
 * An offer, and what there was when the router made it.
 *
 * @param ranked an agent was looked for, for a contact that more agents than before might take
 */
record Choice(OfferIssued offer, NaiveMatcher before, boolean ranked) {

  /** The router looks for an agent, and not for the contact of an agent who is free. */
  private static final Set<Trigger> OPENED =
      EnumSet.of(
          Trigger.CONTACT_ARRIVED,
          Trigger.CONTACT_RETURNED,
          Trigger.CALLBACK_DUE,
          Trigger.AGENT_CONSULTS,
          Trigger.CONTACT_UPDATED,
          Trigger.BACKOFF_ENDED,
          Trigger.STEP_OPENED,
          Trigger.PREFERENCE_ENDED,
          Trigger.QUEUE_RESUMED);

  /** The offers that one command brought about, in their order. */
  static List<Choice> of(List<RoutingEvent> events, NaiveMatcher after) {
    List<OfferIssued> offers =
        events.stream().filter(OfferIssued.class::isInstance).map(OfferIssued.class::cast).toList();
    Set<AgentId> freed = freedBy(events);
    return IntStream.range(0, offers.size())
        .mapToObj(
            i ->
                new Choice(
                    offers.get(i),
                    after.before(offers.subList(i, offers.size())),
                    ranked(offers.get(i), freed)))
        .toList();
  }

  private static Set<AgentId> freedBy(List<RoutingEvent> events) {
    var freed = new HashSet<AgentId>();
    var issued = new HashSet<OfferId>();
    for (RoutingEvent event : events) {
      switch (event) {
        case OfferIssued each -> issued.add(each.offerId());
        case ContactAssigned each when !issued.contains(each.offerId()) ->
            freed.add(each.agentId());
        case OfferDeclined each -> freed.add(each.agentId());
        case OfferExpired each -> freed.add(each.agentId());
        case OfferRevoked each -> freed.add(each.agentId());
        default -> {}
      }
    }
    return freed;
  }

  private static boolean ranked(OfferIssued offer, Set<AgentId> freed) {
    Trigger trigger = offer.why().trigger();
    return OPENED.contains(trigger)
        || (trigger == Trigger.OFFER_ENDED && !freed.contains(offer.agentId()));
  }

  Contact given() {
    return before.contact(offer.contactId());
  }

  Delivery delivery() {
    return offer.mode() == OfferMode.PULLED ? Delivery.PULL : Delivery.PUSH;
  }

  Ranking ranking() {
    return before.queue(given()).ranking();
  }

  /** Who might have been offered it, the first in the ranking first. */
  List<Agent> candidates() {
    return before.candidates(given());
  }

  /** Whether two of those are told apart by the ranking itself. */
  boolean decidedByRank() {
    return candidates().stream().mapToInt(each -> before.rank(each, given())).distinct().count()
        > 1;
  }
}
