package org.strowger.routing.engine.match;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.QueuePlan.Delivery;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Group;
import org.strowger.routing.engine.state.Seat;
import org.strowger.routing.engine.state.Spot;
import org.strowger.routing.engine.state.Standing;

/**
 * Gives waiting contacts to agents. An agent takes the least contact in her order, a contact the
 * first agent in its queue's ranking; both compare only the heads of groups and classes.
 */
public final class Matcher {

  private static final Comparator<Seat> BY_TURN =
      (left, right) -> left == right ? 0 : left.turnBefore(right) ? -1 : 1;
  private static final Comparator<Spot> IN_LINE =
      (left, right) -> left == right ? 0 : left.before(right) ? -1 : 1;

  private final DomainState state;
  private final Offers offers;
  private final ContactChoice contacts;
  private final AgentChoice agents;

  public Matcher(DomainState state) {
    this.state = state;
    this.offers = new Offers(state);
    this.contacts = new ContactChoice(state);
    this.agents = new AgentChoice(state);
  }

  /**
   * Issues offers until no eligible pair is left: freed agents first, each as long as she has room,
   * then contacts that were opened. Only these are looked at, since any other pair was not eligible
   * before and an offer makes none eligible.
   *
   * @param issue applies the offer before the next is looked for
   */
  public void settle(Consumer<OfferIssued> issue) {
    state.staff();
    for (Seat seat : freedAgents()) {
      Trigger trigger = requireNonNullElse(seat.freedBy(), Trigger.AGENT_READY);
      OfferIssued offer = nextOffer(seat, trigger);
      while (offer != null) {
        issue.accept(offer);
        offer = nextOffer(seat, trigger);
      }
    }
    for (Spot spot : openedContacts()) {
      place(spot, requireNonNullElse(spot.openedBy(), Trigger.CONTACT_ARRIVED), issue);
    }
    for (Map.Entry<Group, Trigger> each : openedGroups()) {
      place(each.getKey(), each.getValue(), issue);
    }
  }

  /** The contact of her PULL queues that is the agent's turn to take; null when there is none. */
  public @Nullable OfferIssued pull(Agent agent) {
    state.staff();
    Seat seat = state.roster().seat(agent.id());
    Spot spot = seat == null ? null : contacts.best(seat, Delivery.PULL);
    return seat == null || spot == null
        ? null
        : offers.issue(spot, seat, OfferMode.PULLED, Trigger.AGENT_PULLED);
  }

  /** The contact goes to this agent, whoever's turn it is. */
  public OfferIssued issue(Contact.Waiting contact, Agent agent, OfferMode mode, Trigger trigger) {
    state.staff();
    Seat seat = state.roster().seat(agent.id());
    if (seat == null) {
      throw new IllegalStateException("Expected agent " + agent.id() + " to be known");
    }
    return offers.issue(state.spot(contact.id()), seat, mode, trigger);
  }

  /** The first rule that keeps the agent from the contact; null when none does. */
  public @Nullable EligibilityRule failed(Agent agent, Contact.Waiting contact) {
    state.staff();
    HardRule failed = Eligibility.firstFailed(Candidate.of(state, agent, contact));
    return failed == null ? null : failed.rule();
  }

  private List<Seat> freedAgents() {
    var freed = new ArrayList<Seat>();
    for (Seat seat : state.unsettled().freed()) {
      if (seat.standing() == Standing.ROUTABLE) {
        freed.add(seat);
      }
    }
    freed.sort(BY_TURN);
    return freed;
  }

  private List<Spot> openedContacts() {
    var opened = new ArrayList<Spot>();
    for (Spot spot : state.unsettled().opened()) {
      if (spot.line() != null) {
        opened.add(spot);
      }
    }
    opened.sort(IN_LINE);
    return opened;
  }

  private List<Map.Entry<Group, Trigger>> openedGroups() {
    if (state.unsettled().groups().isEmpty()) {
      return List.of();
    }
    var opened = new ArrayList<Map.Entry<Group, Trigger>>();
    state.unsettled().groups().forEach((group, trigger) -> opened.add(Map.entry(group, trigger)));
    opened.removeIf(each -> each.getKey().isEmpty());
    opened.sort(Comparator.comparing(each -> each.getKey().front(), IN_LINE));
    return opened;
  }

  /**
   * The contact's best agent takes her least contact, until that was this one or nobody is left.
   */
  private void place(Spot spot, Trigger trigger, Consumer<OfferIssued> issue) {
    while (spot.line() != null) {
      Seat seat = agents.best(spot);
      OfferIssued offer = seat == null ? null : nextOffer(seat, trigger);
      if (offer == null) {
        return;
      }
      issue.accept(offer);
    }
  }

  /** Places a group's contacts in their order until nobody is left for any of them. */
  private void place(Group group, Trigger trigger, Consumer<OfferIssued> issue) {
    var left = new HashSet<Spot>();
    Spot spot = group.first();
    while (spot != null) {
      place(spot, trigger, issue);
      if (spot.line() != null) {
        if (!spot.avoided()) {
          return;
        }
        left.add(spot);
      }
      spot = group.firstWithout(left::contains);
    }
  }

  private @Nullable OfferIssued nextOffer(Seat seat, Trigger trigger) {
    state.staff();
    Spot spot = contacts.best(seat, Delivery.PUSH);
    return spot == null ? null : offers.issue(spot, seat, OfferMode.OFFERED, trigger);
  }
}
