package org.strowger.simulation.history;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.AgentEvent.NextPresenceChosen;
import org.strowger.contracts.routing.AgentEvent.PresenceChanged;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;

/** Counts the rare things that a simulation comes across. */
final class Witness {

  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  private final Map<Rarity, Long> seen = new EnumMap<>(Rarity.class);
  private final Map<OfferId, OfferIssued> offers = new HashMap<>();
  private final Set<OfferId> left = new HashSet<>();
  private final Map<String, Instant> declined = new HashMap<>();
  private final Set<AgentId> leaving = new HashSet<>();
  private final Set<ContactId> snoozed = new HashSet<>();
  private Set<ContactId> preferring = Set.of();
  private @Nullable Instant before;

  /** How often each was seen; those that were not are absent. */
  Map<Rarity, Long> seen() {
    return seen;
  }

  void add(Witness other) {
    other.seen.forEach((rarity, count) -> seen.merge(rarity, count, Long::sum));
  }

  private void count(Rarity rarity) {
    seen.merge(rarity, 1L, Long::sum);
  }

  private void countIf(boolean happened, Rarity rarity) {
    if (happened) {
      count(rarity);
    }
  }

  void seeRestart(boolean duringOffer) {
    countIf(duringOffer, Rarity.RESTART_DURING_OFFER);
  }

  /** An offer that an agent was looked for, when several could have had it. */
  void see(Choice choice) {
    List<Agent> candidates = choice.ranked() ? choice.candidates() : List.of();
    if (candidates.size() < 2) {
      return;
    }
    switch (choice.ranking()) {
      case LEAST_LOADED -> countIf(choice.decidedByRank(), Rarity.RANKED_BY_LOAD);
      case BEST_SKILLED -> countIf(choice.decidedByRank(), Rarity.RANKED_BY_SKILL);
      case QUEUE_RANK -> countIf(choice.decidedByRank(), Rarity.RANKED_BY_QUEUE);
      case LONGEST_AVAILABLE, UNKNOWN -> count(Rarity.RANKED_BY_TURN);
    }
    Agent first = candidates.getFirst();
    Agent second = candidates.get(1);
    countIf(
        choice.before().rank(first, choice.given()) == choice.before().rank(second, choice.given())
            && first.availability().since().equals(second.availability().since()),
        Rarity.RANKED_BY_ID);
  }

  /** One command, what it caused, and the state after it. */
  void see(
      RoutingCommand command,
      Instant at,
      List<RoutingEvent> events,
      NaiveMatcher naive,
      boolean backlog) {
    countIf(backlog, Rarity.BACKLOG);
    if (command instanceof AcceptOffer accept && isRejected(events)) {
      OfferIssued offer = offers.get(accept.offerId());
      countIf(offer != null && offer.expiresAt().equals(at), Rarity.ACCEPTED_AT_EXPIRY);
      countIf(left.contains(accept.offerId()), Rarity.ACCEPTED_AFTER_WITHDRAWAL);
    }
    for (RoutingEvent event : events) {
      for (Rarity rarity : Rarity.values()) {
        countIf(rarity.isShownBy(event), rarity);
      }
      follow(command, event, naive);
    }
    seePreferences(naive);
    seeSteps(at, naive);
    before = at;
  }

  private static boolean isRejected(List<RoutingEvent> events) {
    return !events.isEmpty() && events.getLast() instanceof CommandRejected;
  }

  private void follow(RoutingCommand command, RoutingEvent event, NaiveMatcher naive) {
    switch (event) {
      case OfferIssued e -> seeOffer(e, naive);
      case OfferRevoked e when e.reason() == RevokeReason.CUSTOMER_LEFT -> left.add(e.offerId());
      case OfferDeclined e ->
          declined.put(e.offerId().contactId() + "/" + e.agentId(), e.declinedAt());
      case NextPresenceChosen e -> {
        if (e.presence() == null) {
          leaving.remove(e.agentId());
        } else {
          leaving.add(e.agentId());
        }
      }
      case PresenceChanged e ->
          countIf(
              leaving.remove(e.agentId()) && !(command instanceof SetPresence),
              Rarity.NEXT_PRESENCE_TAKEN);
      case ContactDeferred e -> seeDeferral(e);
      case ContactJoined e -> countIf(snoozed.remove(e.contactId()), Rarity.SNOOZE_ENDED_BY_JOIN);
      case ContactEnqueued e -> snoozed.remove(e.contactId());
      default -> {}
    }
  }

  private void seeOffer(OfferIssued offer, NaiveMatcher naive) {
    offers.put(offer.offerId(), offer);
    Agent agent = naive.agent(offer.agentId());
    Instant since = declined.get(offer.contactId() + "/" + offer.agentId());
    Contact contact = naive.contact(offer.contactId());
    int backoff = naive.queue(contact).declineBackoffSeconds();
    countIf(
        offer.mode() == OfferMode.OFFERED
            && since != null
            && offer.issuedAt().isBefore(since.plusSeconds(backoff)),
        Rarity.BACKOFF_ENDED_EARLY);
    countIf(
        offer.channel() == ChannelType.VOICE
            && offer.mode() == OfferMode.OFFERED
            && naive.held(agent, ChannelType.EMAIL) > 0,
        Rarity.MAIL_INTERRUPTED);
    countIf(
        offer.mode() == OfferMode.ASSIGNED && !naive.withinCapacity(agent, offer.channel()),
        Rarity.SUPERVISOR_OVERFILLED);
    countIf(offer.why().step() > naive.openedAt(contact, offer.issuedAt()), Rarity.STEP_SKIPPED);
  }

  private void seeDeferral(ContactDeferred e) {
    if (e.reason() == DeferReason.SNOOZED) {
      snoozed.add(e.contactId());
    }
    countIf(
        e.reason() == DeferReason.OUTSIDE_HOURS
            && !VIENNA
                .getRules()
                .getOffset(e.deferredAt())
                .equals(VIENNA.getRules().getOffset(e.until())),
        Rarity.DEFERRED_OVER_CLOCK_CHANGE);
  }

  private void seePreferences(NaiveMatcher naive) {
    var now = new HashSet<ContactId>();
    for (Contact.Waiting contact : naive.waiting()) {
      if (contact.waitStage().preferred()) {
        now.add(contact.id());
      } else {
        countIf(preferring.contains(contact.id()), Rarity.PREFERENCE_ENDED);
      }
    }
    preferring = now;
  }

  private void seeSteps(Instant at, NaiveMatcher naive) {
    Instant then = before;
    if (then == null) {
      return;
    }
    for (Contact contact : naive.contacts) {
      countIf(
          contact instanceof Contact.Offered each
              && !each.offer().issuedAt().isAfter(then)
              && naive.openedAt(contact, at) > naive.openedAt(contact, then),
          Rarity.STEP_OPENED_DURING_OFFER);
    }
  }
}
