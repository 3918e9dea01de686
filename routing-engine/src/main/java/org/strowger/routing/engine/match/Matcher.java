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
import org.strowger.routing.engine.state.AgentEntry;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactEntry;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.EligibilityStage;
import org.strowger.routing.engine.state.MatchGroup;

/**
 * Gives waiting contacts to agents. An agent takes the least contact in her order, a contact the
 * first agent in its queue's ranking; both compare only the heads of groups and classes.
 */
public final class Matcher {

  private static final Comparator<AgentEntry> BY_TURN =
      (left, right) -> left == right ? 0 : left.turnBefore(right) ? -1 : 1;
  private static final Comparator<ContactEntry> IN_LINE =
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
    for (AgentEntry agentEntry : freedAgents()) {
      Trigger trigger = requireNonNullElse(agentEntry.freedBy(), Trigger.AGENT_READY);
      OfferIssued offer = nextOffer(agentEntry, trigger);
      while (offer != null) {
        issue.accept(offer);
        offer = nextOffer(agentEntry, trigger);
      }
    }
    for (ContactEntry contactEntry : openedContacts()) {
      place(
          contactEntry,
          requireNonNullElse(contactEntry.openedBy(), Trigger.CONTACT_ARRIVED),
          issue);
    }
    for (Map.Entry<MatchGroup, Trigger> each : openedGroups()) {
      place(each.getKey(), each.getValue(), issue);
    }
  }

  /** The contact of her PULL queues that is the agent's turn to take; null when there is none. */
  public @Nullable OfferIssued pull(Agent agent) {
    state.staff();
    AgentEntry agentEntry = state.roster().entry(agent.id());
    ContactEntry contactEntry =
        agentEntry == null ? null : contacts.best(agentEntry, Delivery.PULL);
    return agentEntry == null || contactEntry == null
        ? null
        : offers.issue(contactEntry, agentEntry, OfferMode.PULLED, Trigger.AGENT_PULLED);
  }

  /** The contact goes to this agent, whoever's turn it is. */
  public OfferIssued issue(Contact.Waiting contact, Agent agent, OfferMode mode, Trigger trigger) {
    state.staff();
    AgentEntry agentEntry = state.roster().entry(agent.id());
    if (agentEntry == null) {
      throw new IllegalStateException("Expected agent " + agent.id() + " to be known");
    }
    return offers.issue(state.entry(contact.id()), agentEntry, mode, trigger);
  }

  /** The first rule that keeps the agent from the contact; null when none does. */
  public @Nullable EligibilityRule failed(Agent agent, Contact.Waiting contact) {
    state.staff();
    HardRule failed = Eligibility.firstFailed(Candidate.of(state, agent, contact));
    return failed == null ? null : failed.rule();
  }

  private List<AgentEntry> freedAgents() {
    var freed = new ArrayList<AgentEntry>();
    for (AgentEntry agentEntry : state.dirty().freed()) {
      if (agentEntry.stage() == EligibilityStage.ROUTABLE) {
        freed.add(agentEntry);
      }
    }
    freed.sort(BY_TURN);
    return freed;
  }

  private List<ContactEntry> openedContacts() {
    var opened = new ArrayList<ContactEntry>();
    for (ContactEntry contactEntry : state.dirty().opened()) {
      if (contactEntry.line() != null) {
        opened.add(contactEntry);
      }
    }
    opened.sort(IN_LINE);
    return opened;
  }

  private List<Map.Entry<MatchGroup, Trigger>> openedGroups() {
    if (state.dirty().groups().isEmpty()) {
      return List.of();
    }
    var opened = new ArrayList<Map.Entry<MatchGroup, Trigger>>();
    state.dirty().groups().forEach((group, trigger) -> opened.add(Map.entry(group, trigger)));
    opened.removeIf(each -> each.getKey().isEmpty());
    opened.sort(Comparator.comparing(each -> each.getKey().front(), IN_LINE));
    return opened;
  }

  /**
   * The contact's best agent takes her least contact, until that was this one or nobody is left.
   */
  private void place(ContactEntry contactEntry, Trigger trigger, Consumer<OfferIssued> issue) {
    while (contactEntry.line() != null) {
      AgentEntry agentEntry = agents.best(contactEntry);
      OfferIssued offer = agentEntry == null ? null : nextOffer(agentEntry, trigger);
      if (offer == null) {
        return;
      }
      issue.accept(offer);
    }
  }

  /** Places a group's contacts in their order until nobody is left for any of them. */
  private void place(MatchGroup group, Trigger trigger, Consumer<OfferIssued> issue) {
    var left = new HashSet<ContactEntry>();
    ContactEntry contactEntry = group.first();
    while (contactEntry != null) {
      place(contactEntry, trigger, issue);
      if (contactEntry.line() != null) {
        if (!contactEntry.avoided()) {
          return;
        }
        left.add(contactEntry);
      }
      contactEntry = group.firstWithout(left::contains);
    }
  }

  private @Nullable OfferIssued nextOffer(AgentEntry agentEntry, Trigger trigger) {
    state.staff();
    ContactEntry contactEntry = contacts.best(agentEntry, Delivery.PUSH);
    return contactEntry == null
        ? null
        : offers.issue(contactEntry, agentEntry, OfferMode.OFFERED, trigger);
  }
}
