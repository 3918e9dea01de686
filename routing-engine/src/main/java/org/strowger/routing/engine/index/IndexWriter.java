package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DeskInstance;
import org.strowger.routing.engine.state.DomainHead;
import org.strowger.routing.engine.state.EndedContact;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.PlanPart;
import org.strowger.routing.engine.state.QueuePace;
import org.strowger.routing.engine.state.RestrictedQueue;

/** Changes entities and lets all indexes follow. Only appliers' state may have one. */
public final class IndexWriter {

  private final DomainIndex index = new DomainIndex();
  private final EntityStore entities = index.entities();
  private final Journal journal = new Journal();
  private final ContactPlacement placement = new ContactPlacement(index);

  /** What is written, for reading. */
  public DomainIndex index() {
    return index;
  }

  /** Stores an entity in place of the one with the same key, if there is one. */
  public void put(Entity entity) {
    Slot slot = entities.slotOf(entity);
    replace(slot, slot.entity(), entity);
  }

  /** Removes an entity; null: nothing. */
  public void remove(@Nullable Entity entity) {
    if (entity != null) {
      Slot slot = entities.slotOf(entity);
      replace(slot, slot.entity(), null);
    }
  }

  /** The slot keeps another entity than before, and all indexes follow; either may be none. */
  private void replace(Slot slot, @Nullable Entity before, @Nullable Entity after) {
    journal.note(slot);
    if (slot instanceof ContactEntry entry) {
      placement.replace(entry, (Contact) before, (Contact) after);
      return;
    }
    slot.entity(after);
    index.deadlines().set(slot, after == null ? null : after.deadline());
    switch (after == null ? before : after) {
      case Agent _ -> replaceAgent((AgentEntry) slot, (Agent) before, (Agent) after);
      case Assignment each ->
          replaceAssignment(each.agentId(), (Assignment) before, (Assignment) after);
      case Backoff each -> replaceBackoff(each, (Backoff) before, (Backoff) after);
      case Consult _ -> replaceConsult((Consult) before, (Consult) after);
      case RestrictedQueue each ->
          restrict(each.queueId(), (RestrictedQueue) before, (RestrictedQueue) after);
      case Contact _, DomainHead _, PlanPart _, DeskInstance _, EndedContact _, QueuePace _ -> {}
      case null -> {}
    }
  }

  private void replaceAgent(AgentEntry entry, @Nullable Agent before, @Nullable Agent after) {
    index.roster().replace(entry, before, after);
    index.dirty().touch(entry);
    if (before == null || after == null || differs(before, after)) {
      index.classes().markStale(entry);
    }
  }

  /** What boards were told of an agent changes nothing of what she can be given. */
  @SuppressWarnings("ReferenceEquality") // parts that were not changed are the same
  private static boolean differs(Agent before, Agent after) {
    return before.definition() != after.definition()
        || before.availability() != after.availability()
        || before.connection() != after.connection();
  }

  private void replaceAssignment(
      AgentId agentId, @Nullable Assignment before, @Nullable Assignment after) {
    AgentEntry entry = index.roster().open(agentId);
    if (before != null) {
      entry.openLoad().remove(before);
    }
    if (after != null) {
      entry.openLoad().add(after);
    }
    index.classes().markStale(entry);
    index.dirty().touch(entry);
  }

  private void replaceBackoff(Backoff either, @Nullable Backoff before, @Nullable Backoff after) {
    AgentEntry agent = index.roster().open(either.agentId());
    ContactEntry contact = entities.entry(either.contactId());
    if (before != null) {
      index.backoffs().remove(before, agent, contact);
    }
    if (after != null) {
      index.backoffs().add(after, agent, contact);
    }
  }

  private void replaceConsult(@Nullable Consult before, @Nullable Consult after) {
    if (before != null) {
      entities.consults().remove(before);
    }
    if (after != null) {
      entities.consults().add(after);
    }
  }

  private void restrict(
      QueueId queueId, @Nullable RestrictedQueue before, @Nullable RestrictedQueue after) {
    if (before != null) {
      index.waiting().restrictions().remove(before);
    }
    if (after != null) {
      index.waiting().restrictions().add(after);
    }
    index.waiting().updateHeads(queueId);
  }

  /** A contact that is about to leave its line. */
  public Contact.Waiting unpack(ContactId id) {
    return index.entry(id).unpack();
  }

  /** More agents than before may take the contact. */
  public void open(ContactId id, Trigger trigger) {
    index.dirty().open(index.entry(id), trigger);
  }

  /** More agents than before may take what waits in the contact's group, if it is in one. */
  public void openGroupOf(ContactId id, Trigger trigger) {
    if (index.entry(id).line() instanceof MatchGroup group) {
      index.dirty().open(group, trigger);
    }
  }

  /** More agents than before may take what waits in a queue. */
  public void openQueue(QueueId queueId, Trigger trigger) {
    for (MatchGroup group : index.waiting().groupsOf(queueId)) {
      if (!group.isEmpty()) {
        index.dirty().open(group, trigger);
      }
    }
    for (ContactEntry entry : index.waiting().restrictions().preferring(queueId)) {
      index.dirty().open(entry, trigger);
    }
  }

  /** The agent may take more than before; one of whom nothing is known may not. */
  public void free(AgentId id, Trigger trigger) {
    AgentEntry entry = index.roster().entry(id);
    if (entry != null) {
      index.dirty().free(entry, trigger);
    }
  }

  /** Who is signed in may be others than before, or they can do something else. */
  public void markStaffingChanged() {
    index.dirty().markStaffingChanged();
  }

  /** Brings the classes of agents up to date, and the steps in force with who is signed in. */
  public void refresh() {
    if (index.classes().refresh(index.waiting().classListener())) {
      for (MatchGroup group : index.waiting().updateStepsInForce()) {
        index.dirty().open(group, Trigger.STEP_OPENED);
      }
    }
  }

  /** Lets deadlines that were given meanwhile take their places. */
  public void placeDeadlines() {
    index.deadlines().place();
  }

  /**
   * A contact at the wait stage that it has come to by now.
   *
   * @param mayPrefer whether it may go on waiting for the agent it prefers, while her time lasts
   */
  public Contact.Waiting atStageNow(Contact.Waiting contact, boolean mayPrefer) {
    long now = entities.head().nanos();
    RequirementLadder ladder = index.waiting().ladderOf(contact);
    boolean preferred = mayPrefer && now < ladder.preferredUntil(contact.segment());
    return contact.at(ladder.stageAt(contact.segment(), now, preferred));
  }

  /** The agents for whom alone somebody waits, by id. */
  public List<AgentId> preferredAgents() {
    var preferred = new ArrayList<AgentId>();
    for (AgentEntry entry : index.roster().entries()) {
      if (!entry.preferring().isEmpty()) {
        preferred.add(entry.agentId());
      }
    }
    return preferred;
  }

  /** The contacts that wait for an agent alone. */
  public List<Contact.Waiting> preferring(AgentId id) {
    AgentEntry entry = index.roster().entry(id);
    return entry == null
        ? List.of()
        : entry.preferring().stream().map(ContactEntry::waiting).toList();
  }

  /** Those of them who wait for her in vain. */
  public List<Contact.Waiting> preferringInVain(AgentId id) {
    AgentEntry entry = index.roster().entry(id);
    return entry == null || entry.preferring().isEmpty()
        ? List.of()
        : index.preferred().inVain(entry);
  }

  /**
   * Applies the plan of a version, whose parts are stored. Agents and groups that it gives more
   * than before are noted as such.
   *
   * @return the contacts that are in no line now and have to be put in line anew
   */
  public List<ContactId> applyPlan(long version) {
    entities.usePlan(version);
    refresh();
    index
        .classes()
        .applyPlan(entities.plan(), index.roster().entries())
        .forEach(
            entry -> {
              index.dirty().free(entry, Trigger.PLAN_APPLIED);
              index.dirty().touch(entry);
            });
    WaitingContacts.Difference difference =
        index.waiting().applyPlan(entities.plan(), index.dirty().groups().keySet());
    index.dirty().closeGroups();
    difference.widened().forEach(group -> index.dirty().open(group, Trigger.PLAN_APPLIED));
    return difference.displaced().stream().map(ContactEntry::contactId).toList();
  }

  /** The parts of all plans that are stored. */
  public List<PlanPart> planParts() {
    return entities.planParts();
  }

  /** Everything that the command changed has been looked at. */
  public void settle() {
    index.dirty().clear();
    entities.consults().settle();
    index.waiting().tidy();
  }

  /** Hands over the key of each entity that changed since the last call, and the entity or null. */
  public void drainChanges(BiConsumer<String, @Nullable Entity> change) {
    journal.drain(
        slot -> {
          Entity entity = slot.entity();
          change.accept(slot.key(), entity);
          if (entity == null) {
            entities.forget(slot);
          }
        });
  }

  /** Takes all that is there for stored already. */
  public void forgetChanges() {
    journal.drain(_ -> {});
  }
}
