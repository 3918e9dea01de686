package org.strowger.routing.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.plan.QueuePlan.Delivery;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentEvent.AgentRemoved;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDismissed;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.ContactEvent.ContactRefused;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Stay;

/** What is always true, whatever was commanded: the list of the routing rules, one by one. */
final class Invariants {

  /** Somebody named the agent: order and, for a supervisor, capacity do not count. */
  private static final Set<Trigger> NAMED =
      EnumSet.of(
          Trigger.SUPERVISOR_ASSIGNED,
          Trigger.CONTACT_TRANSFERRED,
          Trigger.AGENT_PICKED,
          Trigger.AGENT_STARTED);

  private final Map<ContactId, OfferId> live = new TreeMap<>();
  private final Set<OfferId> ended = new TreeSet<>();
  private final Map<AgentId, Instant> since = new TreeMap<>();
  private int opened;
  private int over;

  /** Looks at the events of one command and at the state after it. */
  void check(Exchange exchange, RoutingPlan plan) {
    List<RoutingEvent> events = exchange.last();
    events.forEach(this::follow);
    var naive = new NaiveMatcher(plan, exchange.save().stored(), exchange.now());
    offersAreAsTold(naive, exchange.now());
    contactsAreNeitherLostNorDoubled(naive);
    linesAreAsTimeSays(naive, exchange.now());
    noEligiblePairIsLeft(naive);
    nothingIsOverdue(naive, exchange.now());
    for (RoutingEvent event : events) {
      if (event instanceof OfferIssued offer) {
        offerIsRight(naive, offer);
      }
    }
  }

  private void follow(RoutingEvent event) {
    switch (event) {
      case OfferIssued each ->
          assertThat(live.put(each.contactId(), each.offerId()))
              .as("another live offer of %s", each.contactId())
              .isNull();
      case OfferEvent each -> end(each.offerId());
      case ContactAssigned each -> end(each.offerId());
      case ContactOpened each -> {
        opened++;
        ended.removeIf(id -> id.contactId().equals(each.contactId())); // forgotten after 72 h
      }
      case ContactAbandoned _,
          ContactClosed _,
          ContactExpired _,
          ContactDismissed _,
          ContactRefused _ ->
          over++;
      case AgentStateChanged each -> {
        assertThat(each.previousSince()).as("gap of %s", each).isEqualTo(since.get(each.agentId()));
        assertThat(each.previousSince() == null || !each.since().isBefore(each.previousSince()))
            .isTrue();
        since.put(each.agentId(), each.since());
      }
      case AgentRemoved each -> since.remove(each.agentId());
      default -> {}
    }
  }

  private void end(OfferId id) {
    assertThat(live.remove(id.contactId(), id)).as("%s was live", id).isTrue();
    assertThat(ended.add(id)).as("%s ends once", id).isTrue();
  }

  private void offersAreAsTold(NaiveMatcher naive, Instant now) {
    var stored = new TreeMap<ContactId, OfferId>();
    for (Contact contact : naive.contacts) {
      if (contact instanceof Contact.Offered each) {
        stored.put(each.id(), each.offer().offerId());
        assertThat(each.offer().expiresAt()).as("%s is over", each.offer()).isAfter(now);
      }
    }
    assertThat(stored).isEqualTo(live);
  }

  private void contactsAreNeitherLostNorDoubled(NaiveMatcher naive) {
    assertThat(naive.contacts).hasSize(opened - over);
  }

  /** Waits and deferrals end when they are said to; chats do not stay with whoever is gone. */
  private static void nothingIsOverdue(NaiveMatcher naive, Instant now) {
    for (Contact contact : naive.contacts) {
      Stay.Limit limit = contact.stay().limit();
      if (contact instanceof Contact.Waiting && limit != null) {
        assertThat(limit.until()).as("wait of %s", contact).isAfter(now);
        assertThat(contact.stay().callback()).isFalse();
      }
      if (contact instanceof Contact.Deferred each) {
        assertThat(each.until()).as("deferral of %s", contact).isAfter(now);
      }
    }
    for (Agent agent : naive.agents) {
      Instant grace = agent.graceUntil();
      assertThat(grace == null || grace.isAfter(now)).as("grace of %s", agent).isTrue();
      assertThat(grace == null || agent.desks().isEmpty()).as("grace of %s", agent).isTrue();
      if (agent.desks().isEmpty() && grace == null) {
        assertThat(naive.chatsOf(agent)).as("chats of %s, who is gone", agent).isEmpty();
      }
    }
  }

  /** Steps open, preferences end and contacts starve when they are said to. */
  private static void linesAreAsTimeSays(NaiveMatcher naive, Instant now) {
    for (Contact.Waiting contact : naive.waiting()) {
      if (contact.stay().starvedAt() == null) {
        assertThat(naive.starvesAt(contact)).as("starving of %s", contact).isAfter(now);
      }
      if (contact.standing().preferred()) {
        int window = requireNonNull(naive.matching(contact).preferredSeconds());
        AgentId preferred = requireNonNull(contact.demand().preferredAgent());
        assertThat(contact.stay().enqueuedAt().plusSeconds(window)).isAfter(now);
        assertThat(naive.agent(preferred).routable()).isTrue();
      }
    }
  }

  private static void noEligiblePairIsLeft(NaiveMatcher naive) {
    for (Contact contact : naive.waiting()) {
      for (Agent agent : naive.agents) {
        if (naive.eligible(agent, contact, Delivery.PUSH, NaiveMatcher.Freed.NOTHING)) {
          fail("Expected %s to be offered %s but she was not", agent, contact);
        }
      }
    }
  }

  /** The agent was routable, had room, and nothing before it in her order was left out. */
  private static void offerIsRight(NaiveMatcher naive, OfferIssued offer) {
    Agent agent = naive.agent(offer.agentId());
    Contact given =
        naive.contacts.stream()
            .filter(each -> each.id().equals(offer.contactId()))
            .findFirst()
            .orElseThrow();
    int counted = offer.why().fell().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(offer.why().candidates() + counted)
        .as("every agent counts once in %s", offer.why())
        .isEqualTo(naive.agents.size());
    assertThat(offer.why().fell().values()).as("%s", offer.why()).allMatch(count -> count > 0);
    assertThat(agent.suspension()).isNull();
    assertThat(agent.desks()).isNotEmpty();
    if (NAMED.contains(offer.why().trigger())) {
      return;
    }
    assertThat(naive.withinCapacity(agent, offer.channel())).as("capacity of %s", agent).isTrue();
    Delivery delivery = offer.mode() == OfferMode.PULLED ? Delivery.PULL : Delivery.PUSH;
    var freed = new NaiveMatcher.Freed(offer.channel(), offer.cost(), 1);
    var order = naive.orderOf(agent);
    for (Contact contact : naive.waiting()) {
      if (naive.eligible(agent, contact, delivery, freed)) {
        assertThat(order.compare(given, contact))
            .as("%s was given %s before %s", agent.id(), given, contact)
            .isNegative();
      }
    }
  }
}
