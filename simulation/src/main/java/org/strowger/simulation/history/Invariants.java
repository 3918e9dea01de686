package org.strowger.simulation.history;

import static java.util.Objects.requireNonNull;
import static org.strowger.simulation.history.Broken.unless;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.plan.QueuePlan.Delivery;
import org.strowger.contracts.routing.AgentEvent.AgentRemoved;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ConsultEvent;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultStarted;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDismissed;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Segment;

/** What is always true, whatever was commanded: the list of the routing rules, one by one. */
final class Invariants {

  /** Somebody named the agent: order and, for a supervisor, capacity do not count. */
  private static final Set<Trigger> NAMED =
      EnumSet.of(
          Trigger.SUPERVISOR_ASSIGNED,
          Trigger.CONTACT_TRANSFERRED,
          Trigger.AGENT_PICKED,
          Trigger.AGENT_STARTED,
          Trigger.CONSULT_NAMED,
          Trigger.CONSULT_COMPLETED);

  private final Map<ContactId, OfferIssued> live = new TreeMap<>();
  private final Set<OfferId> ended = new HashSet<>();
  private final Map<AgentId, Instant> since = new HashMap<>();

  /** Contacts that somebody is asked about, and the assignment of the agent who asks. */
  private final Map<ContactId, OfferId> consulting = new TreeMap<>();

  private int opened;
  private int over;

  /** The offers that have not ended, by contact. */
  Map<ContactId, OfferIssued> live() {
    return live;
  }

  /**
   * Looks at the events of one command and at the state after it.
   *
   * @param choices the offers among them
   * @param backlog more is due than the command could work off: what time brings is not there yet
   */
  void check(
      List<RoutingEvent> events,
      List<Choice> choices,
      NaiveMatcher naive,
      Instant now,
      boolean backlog) {
    events.forEach(this::follow);
    offersAreAsTold(naive);
    contactsAreNeitherLostNorDoubled(naive);
    consultsHaveTheirContact(naive);
    if (!backlog) {
      linesAreAsTimeSays(naive, now);
      noEligiblePairIsLeft(naive);
      nothingIsOverdue(naive, now);
    }
    for (Choice choice : choices) {
      offerIsRight(naive, choice, backlog);
    }
  }

  private void follow(RoutingEvent event) {
    switch (event) {
      case OfferIssued each ->
          unless(
              live.put(each.contactId(), each) == null,
              1,
              "Expected one live offer of %s but there are two",
              each.contactId());
      case OfferExpired each ->
          unless(
              each.expiredAt().equals(end(each.offerId()).expiresAt()),
              3,
              "Expected the offer to expire when it said but got %s",
              each);
      case OfferEvent each -> end(each.offerId());
      case ContactAssigned each ->
          unless(
              end(each.offerId()).expiresAt().isAfter(each.assignedAt()),
              3,
              "Expected no accept after expiry but got %s",
              each);
      case ContactOpened each -> {
        opened++;
        forgotten(each.contactId());
      }
      case ConsultStarted each -> {
        forgotten(each.consultId());
        unless(
            consulting.put(each.contactId(), each.offerId()) == null,
            1,
            "Expected one consult about a contact but got %s",
            each);
      }
      case ConsultAnswered _ -> {}
      case ConsultEvent each ->
          unless(
              consulting.remove(each.contactId()) != null,
              3,
              "Expected a consult to end once but got %s",
              each);
      case ContactAbandoned _,
          ContactClosed _,
          ContactExpired _,
          ContactDismissed _,
          ContactRefused _ ->
          over++;
      case AgentStateChanged each -> followState(each);
      case AgentRemoved each -> since.remove(each.agentId());
      default -> {}
    }
  }

  /** An id may come again once the engine has forgotten it. */
  private void forgotten(ContactId contactOrConsult) {
    ended.removeIf(id -> id.contactId().equals(contactOrConsult));
  }

  private void followState(AgentStateChanged each) {
    Instant before = since.put(each.agentId(), each.since());
    unless(
        Objects.equals(each.previousSince(), before),
        4,
        "Expected no gap after %s but got %s",
        before,
        each);
    unless(
        before == null || !each.since().isBefore(before),
        4,
        "Expected time to go on from %s but got %s",
        before,
        each);
  }

  private OfferIssued end(OfferId id) {
    OfferIssued offer = live.remove(id.contactId());
    unless(offer != null && offer.offerId().equals(id), 3, "Expected %s to be live but", id);
    unless(ended.add(id), 3, "Expected %s to end once but it ended again", id);
    return requireNonNull(offer);
  }

  private void offersAreAsTold(NaiveMatcher naive) {
    var stored = new TreeMap<ContactId, OfferIssued>();
    for (Contact contact : naive.contacts) {
      if (contact instanceof Contact.Offered each) {
        stored.put(each.id(), each.offer());
      }
    }
    unless(stored.equals(live), 1, "Expected the live offers %s but got %s", live, stored);
  }

  private void contactsAreNeitherLostNorDoubled(NaiveMatcher naive) {
    long consults = naive.contacts.stream().filter(Contact::consult).count();
    unless(consults == consulting.size(), 4, "Expected the consults %s apart", consulting);
    unless(
        naive.contacts.size() - consults == opened - over,
        4,
        "Expected %s contacts but got %s",
        opened - over,
        naive.contacts);
  }

  /** A consult lives no longer than the assignment it was asked under. */
  private void consultsHaveTheirContact(NaiveMatcher naive) {
    consulting.forEach(
        (contactId, offerId) ->
            unless(
                naive.contact(contactId) instanceof Contact.Assigned kept
                    && kept.offerId().equals(offerId),
                1,
                "Expected the consult about %s to be over with %s",
                contactId,
                offerId));
  }

  /** Offers, waits and deferrals end when they are said to; chats leave whoever is gone. */
  private static void nothingIsOverdue(NaiveMatcher naive, Instant now) {
    for (Contact contact : naive.contacts) {
      Segment.Limit limit = contact.segment().limit();
      Instant until =
          switch (contact) {
            case Contact.Waiting _ -> limit == null ? null : limit.until();
            case Contact.Offered each -> each.offer().expiresAt();
            case Contact.Deferred each -> each.until();
            case Contact.Assigned _ -> null;
          };
      unless(
          until == null || until.isAfter(now), 3, "Expected an end before %s of %s", now, contact);
      unless(
          !(contact instanceof Contact.Waiting) || limit == null || !contact.segment().callback(),
          3,
          "Expected a callback to wait for ever but got %s",
          contact);
    }
    for (Agent agent : naive.agents) {
      Instant grace = agent.connection().graceUntil();
      unless(
          grace == null || (grace.isAfter(now) && agent.connection().desks().isEmpty()),
          3,
          "Expected grace for who is gone and for a while but got %s",
          agent);
      if (naive.hasDesks && agent.connection().desks().isEmpty() && grace == null) {
        unless(naive.chatsOf(agent).isEmpty(), 3, "Expected no chats of %s, who is gone", agent);
      }
    }
  }

  /** Steps open, preferences end and contacts starve when they are said to. */
  private static void linesAreAsTimeSays(NaiveMatcher naive, Instant now) {
    for (Contact.Waiting contact : naive.waiting()) {
      unless(
          contact.segment().starvedAt() != null || naive.starvesAt(contact).isAfter(now),
          11,
          "Expected it to starve but got %s",
          contact);
      if (contact.waitStage().preferred()) {
        int window = requireNonNull(naive.matching(contact).preferredSeconds());
        AgentId preferred = requireNonNull(contact.request().preferredAgent());
        unless(
            contact.segment().enqueuedAt().plusSeconds(window).isAfter(now)
                && naive.agents.stream()
                    .anyMatch(each -> each.id().equals(preferred) && each.routable()),
            5,
            "Expected to wait for %s no longer but got %s",
            preferred,
            contact);
      }
    }
  }

  private static void noEligiblePairIsLeft(NaiveMatcher naive) {
    for (Contact contact : naive.waiting()) {
      for (Agent agent : naive.agents) {
        unless(
            !naive.eligible(agent, contact, Delivery.PUSH),
            5,
            "Expected %s to be offered %s but she was not",
            agent,
            contact);
      }
    }
  }

  /** The agent was routable, had room, and everybody got what her turn was. */
  private static void offerIsRight(NaiveMatcher naive, Choice choice, boolean backlog) {
    OfferIssued offer = choice.offer();
    Agent agent = naive.agent(offer.agentId());
    Contact given = choice.given();
    int counted =
        offer.why().ineligibleByRule().values().stream().mapToInt(Integer::intValue).sum();
    unless(
        offer.why().candidates() + counted == naive.agents.size()
            && offer.why().ineligibleByRule().values().stream().allMatch(count -> count > 0),
        6,
        "Expected every agent to count once but got %s",
        offer.why());
    unless(
        agent.availability().suspension() == null && !agent.connection().desks().isEmpty(),
        7,
        "Expected an agent who can be reached but got %s",
        agent);
    if (NAMED.contains(offer.why().trigger()) || backlog) {
      return;
    }
    unless(
        naive.withinCapacity(agent, offer.channel()),
        2,
        "Expected room for %s but %s",
        offer,
        agent);
    unless(
        choice.before().meets(agent, given, choice.before().stepOf(given)),
        8,
        "Expected who meets the step in force of %s but got %s",
        given,
        agent);
    unless(
        choice.before().eligible(agent, given, choice.delivery()),
        7,
        "Expected who may be given %s but got %s",
        given,
        agent);
    contactIsRight(choice, agent);
    if (choice.ranked()) {
      agentIsRight(choice, agent);
    }
  }

  /** Nothing before it in her order was left out. */
  private static void contactIsRight(Choice choice, Agent agent) {
    var order = choice.before().orderOf(agent);
    for (Contact contact : choice.before().waiting()) {
      unless(
          contact.id().equals(choice.given().id())
              || !choice.before().eligible(agent, contact, choice.delivery())
              || order.compare(choice.given(), contact) < 0,
          6,
          "Expected %s to be given first %s but it was %s",
          agent.id(),
          contact,
          choice.given());
    }
  }

  /**
   * She is first in the ranking of the contact's queue, or in that of another contact which she
   * left for this one.
   */
  private static void agentIsRight(Choice choice, Agent agent) {
    List<Agent> candidates = choice.candidates();
    unless(
        candidates.getFirst().equals(agent)
            || choice.before().waiting().stream()
                .map(choice.before()::candidates)
                .anyMatch(each -> !each.isEmpty() && each.getFirst().equals(agent)),
        6,
        "Expected %s to be offered first but it was %s",
        candidates.getFirst().id(),
        choice.offer());
  }
}
