package org.strowger.routing.engine.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.Delivery;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Contact.Waiting;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Place;
import org.strowger.routing.engine.state.Requirement;
import org.strowger.routing.engine.state.Roster.Turn;

/**
 * Gives waiting contacts to agents. An agent takes the least contact in her order: her profile's
 * priority of the queue, then the contact's priority, age and sequence; a contact takes the agent
 * who is longest available.
 */
public final class Matcher {

  private final DomainState state;
  private final Offers offers;

  public Matcher(DomainState state) {
    this.state = state;
    this.offers = new Offers(state);
  }

  /** A contact in an agent's order. */
  private record Pick(int queuePriority, Place place) implements Comparable<Pick> {

    private static final Comparator<Pick> ORDER =
        Comparator.comparingInt(Pick::queuePriority).thenComparing(Pick::place);

    @Override
    public int compareTo(Pick other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Issues offers until no eligible pair is left: freed agents first, each as long as she has room,
   * then contacts that were opened. Only these are looked at, since any other pair was not eligible
   * before and an offer makes none eligible.
   *
   * @param issue applies the offer before the next is looked for
   */
  public void settle(Consumer<OfferIssued> issue) {
    for (Agent agent : freedAgents()) {
      Trigger trigger = state.unsettled().freed().getOrDefault(agent.id(), Trigger.AGENT_READY);
      OfferIssued offer = nextOffer(agent, trigger);
      while (offer != null) {
        issue.accept(offer);
        offer = nextOffer(agent, trigger);
      }
    }
    for (Contact.Waiting contact : openedContacts()) {
      place(contact, issue);
    }
  }

  /** The contact of her PULL queues that is the agent's turn to take; null when there is none. */
  public @Nullable OfferIssued pull(Agent agent) {
    Contact.Waiting contact = best(agent, QueuePlan.Delivery.PULL);
    return contact == null
        ? null
        : offers.issue(contact, agent, OfferMode.PULLED, Trigger.AGENT_PULLED);
  }

  /** The contact goes to this agent, whoever's turn it is. */
  public OfferIssued issue(
      Contact.Waiting contact, Agent agent, OfferMode mode, Trigger trigger) {
    return offers.issue(contact, agent, mode, trigger);
  }

  /** The first rule that keeps the agent from the contact; null when none does. */
  public @Nullable EligibilityRule failed(Agent agent, Contact.Waiting contact) {
    Requirement requirement =
        Requirement.of(state.plan(), contact.demand(), contact.stay().queueId());
    return failed(agent, requirement, contact.id());
  }

  private @Nullable EligibilityRule failed(Agent agent, Requirement requirement, ContactId id) {
    HardRule failed = Eligibility.firstFailed(Candidate.of(state, agent, requirement, id));
    return failed == null ? null : failed.rule();
  }

  private List<Agent> freedAgents() {
    var freed = new ArrayList<Agent>();
    for (AgentId id : state.unsettled().freed().keySet()) {
      Agent agent = state.roster().agent(id);
      if (agent != null && agent.routable()) {
        freed.add(agent);
      }
    }
    freed.sort(Comparator.comparing(Turn::of));
    return freed;
  }

  private List<Contact.Waiting> openedContacts() {
    var opened = new ArrayList<Contact.Waiting>();
    for (ContactId id : state.unsettled().opened().keySet()) {
      if (state.contact(id) instanceof Contact.Waiting waiting && pushed(waiting)) {
        opened.add(waiting);
      }
    }
    opened.sort(Comparator.comparing(Place::of));
    return opened;
  }

  private boolean pushed(Contact.Waiting contact) {
    return delivery(contact.stay().queueId()) == QueuePlan.Delivery.PUSH;
  }

  /**
   * The contact's best agent takes her least contact, until that was this one or nobody is left.
   */
  private void place(Contact.Waiting contact, Consumer<OfferIssued> issue) {
    Trigger trigger =
        state.unsettled().opened().getOrDefault(contact.id(), Trigger.CONTACT_ARRIVED);
    while (state.contact(contact.id()) instanceof Contact.Waiting) {
      Agent agent = longestAvailable(contact);
      OfferIssued offer = agent == null ? null : nextOffer(agent, trigger);
      if (offer == null) {
        return;
      }
      issue.accept(offer);
    }
  }

  private @Nullable Agent longestAvailable(Contact.Waiting contact) {
    Requirement requirement =
        Requirement.of(state.plan(), contact.demand(), contact.stay().queueId());
    for (Turn turn : state.roster().turns()) {
      Agent agent = state.roster().agent(turn.agentId());
      if (agent != null && failed(agent, requirement, contact.id()) == null) {
        return agent;
      }
    }
    return null;
  }

  private @Nullable OfferIssued nextOffer(Agent agent, Trigger trigger) {
    Contact.Waiting contact = best(agent, QueuePlan.Delivery.PUSH);
    return contact == null ? null : offers.issue(contact, agent, OfferMode.OFFERED, trigger);
  }

  private Contact.@Nullable Waiting best(Agent agent, QueuePlan.Delivery delivery) {
    Pick best = null;
    var served = state.plan().queuesOf(agent.definition().profileId());
    for (Map.Entry<QueueId, Integer> queue : served.entrySet()) {
      if (delivery(queue.getKey()) != delivery) {
        continue;
      }
      for (var group : state.lines().of(queue.getKey()).entrySet()) {
        Place head = firstFor(agent, group.getKey(), group.getValue());
        Pick pick = head == null ? null : new Pick(queue.getValue(), head);
        if (pick != null && (best == null || pick.compareTo(best) < 0)) {
          best = pick;
        }
      }
    }
    return best == null ? null : (Contact.Waiting) state.contact(best.place().contactId());
  }

  /** The first of a group the agent may take; one she backs off from holds back nobody behind. */
  private @Nullable Place firstFor(Agent agent, Requirement requirement, SortedSet<Place> group) {
    for (Place place : group) {
      EligibilityRule failed = failed(agent, requirement, place.contactId());
      if (failed == null) {
        return place;
      }
      if (failed != EligibilityRule.BACKOFF) {
        return null;
      }
    }
    return null;
  }

  private QueuePlan.@Nullable Delivery delivery(QueueId id) {
    QueuePlan queue = state.plan().queue(id);
    return queue == null ? null : queue.delivery();
  }
}
