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
import org.strowger.routing.engine.index.AgentEntry;
import org.strowger.routing.engine.index.ContactEntry;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.EligibilityStage;
import org.strowger.routing.engine.index.MatchGroup;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;

/**
 * Gives waiting contacts to agents. An agent takes the least contact in her order, a contact the
 * first agent in its queue's ranking; both compare only the heads of groups and classes.
 */
public final class Matcher {

  private static final Comparator<AgentEntry> BY_TURN =
      (left, right) -> left == right ? 0 : left.comesBefore(right) ? -1 : 1;
  private static final Comparator<ContactEntry> IN_LINE =
      (left, right) -> left == right ? 0 : left.comesBefore(right) ? -1 : 1;

  private final DomainIndex index;
  private final OfferBuilder offers;
  private final ContactChoice contacts;
  private final AgentChoice agents;

  /** A matcher that reads an index, which is up to date whenever the matcher is asked. */
  public Matcher(DomainIndex index) {
    this.index = index;
    this.offers = new OfferBuilder(index);
    this.contacts = new ContactChoice(index);
    this.agents = new AgentChoice(index);
  }

  /**
   * Issues offers until no eligible pair is left: freed agents first, each as long as she has room,
   * then contacts that were opened. Only these are looked at, since any other pair was not eligible
   * before and an offer makes none eligible.
   *
   * @param issue applies the offer, and brings the index up to date, before the next is looked for
   */
  public void settle(Consumer<OfferIssued> issue) {
    for (AgentEntry agent : freedAgents()) {
      Trigger trigger = requireNonNullElse(agent.freedBy(), Trigger.AGENT_READY);
      OfferIssued offer = nextOffer(agent, trigger);
      while (offer != null) {
        issue.accept(offer);
        offer = nextOffer(agent, trigger);
      }
    }
    for (ContactEntry contact : openedContacts()) {
      place(contact, requireNonNullElse(contact.openedBy(), Trigger.CONTACT_ARRIVED), issue);
    }
    for (Map.Entry<MatchGroup, Trigger> each : openedGroups()) {
      place(each.getKey(), each.getValue(), issue);
    }
  }

  /** An offer of the contact that is the agent's turn to pull; null when there is none. */
  public @Nullable OfferIssued pull(Agent agent) {
    AgentEntry entry = index.roster().entry(agent.id());
    ContactEntry contact = entry == null ? null : contacts.best(entry, Delivery.PULL);
    return entry == null || contact == null
        ? null
        : offers.issue(contact, entry, OfferMode.PULLED, Trigger.AGENT_PULLED);
  }

  /**
   * An offer of the contact to this agent, whosever turn it is.
   *
   * @throws IllegalStateException when she is not on the roster, or cannot take the channel
   */
  public OfferIssued issue(Contact.Waiting contact, Agent agent, OfferMode mode, Trigger trigger) {
    AgentEntry entry = index.roster().entry(agent.id());
    if (entry == null) {
      throw new IllegalStateException("Expected agent " + agent.id() + " to be known");
    }
    return offers.issue(index.entry(contact.id()), entry, mode, trigger);
  }

  /** The first rule that keeps the agent from the contact; null when none does. */
  public @Nullable EligibilityRule firstFailed(Agent agent, Contact.Waiting contact) {
    HardRule failed = Eligibility.firstFailed(Candidate.of(index, agent, contact));
    return failed == null ? null : failed.rule();
  }

  private List<AgentEntry> freedAgents() {
    var freed = new ArrayList<AgentEntry>();
    for (AgentEntry agent : index.dirty().freed()) {
      if (agent.stage() == EligibilityStage.ROUTABLE) {
        freed.add(agent);
      }
    }
    freed.sort(BY_TURN);
    return freed;
  }

  private List<ContactEntry> openedContacts() {
    var opened = new ArrayList<ContactEntry>();
    for (ContactEntry contact : index.dirty().opened()) {
      if (contact.line() != null) {
        opened.add(contact);
      }
    }
    opened.sort(IN_LINE);
    return opened;
  }

  private List<Map.Entry<MatchGroup, Trigger>> openedGroups() {
    if (index.dirty().groups().isEmpty()) {
      return List.of();
    }
    var opened = new ArrayList<Map.Entry<MatchGroup, Trigger>>();
    index.dirty().groups().forEach((group, trigger) -> opened.add(Map.entry(group, trigger)));
    opened.removeIf(each -> each.getKey().isEmpty());
    opened.sort(Comparator.comparing(each -> each.getKey().front(), IN_LINE));
    return opened;
  }

  /**
   * The contact's best agent takes her least contact, until that was this one or nobody is left.
   */
  private void place(ContactEntry contact, Trigger trigger, Consumer<OfferIssued> issue) {
    while (contact.line() != null) {
      AgentEntry agent = agents.best(contact);
      OfferIssued offer = agent == null ? null : nextOffer(agent, trigger);
      if (offer == null) {
        return;
      }
      issue.accept(offer);
    }
  }

  /** Places a group's contacts in their order until nobody is left for any of them. */
  private void place(MatchGroup group, Trigger trigger, Consumer<OfferIssued> issue) {
    var left = new HashSet<ContactEntry>();
    ContactEntry contact = group.first();
    while (contact != null) {
      place(contact, trigger, issue);
      if (contact.line() != null) {
        if (!contact.hasBackoffs()) {
          return;
        }
        left.add(contact);
      }
      contact = group.firstWithout(left::contains);
    }
  }

  private @Nullable OfferIssued nextOffer(AgentEntry agent, Trigger trigger) {
    ContactEntry contact = contacts.best(agent, Delivery.PUSH);
    return contact == null ? null : offers.issue(contact, agent, OfferMode.OFFERED, trigger);
  }
}
