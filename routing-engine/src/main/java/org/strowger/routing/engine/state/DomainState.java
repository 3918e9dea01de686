package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.plan.PlanInForce;

/**
 * Everything the router knows of one domain: the entities, and indexes derived from them. Readable
 * by deciders; changed by the appliers of this package only.
 */
public final class DomainState {

  private final Roster roster = new Roster();
  private final Entities entities = new Entities(roster);
  private final Journal journal = new Journal();
  private final Deadlines deadlines = new Deadlines();
  private final Staff staff = new Staff();
  private final WaitingLines lines = new WaitingLines(staff);
  private final Preferences preferences = new Preferences(this);
  private final Consults consults = new Consults();
  private final Backoffs backoffs = new Backoffs();
  private final OpenContacts contacts = new OpenContacts(this, deadlines, preferences, consults);
  private final Waits waits = new Waits(this, entities, contacts);
  private final DirtySet dirty = new DirtySet();
  private PlanInForce plan = PlanInForce.NONE;

  private DomainState() {}

  /** A state of these entities, in whatever order they come. */
  public static DomainState of(Iterable<Entity> stored) {
    var state = new DomainState();
    state.place(DomainHead.FIRST);
    var contacts = new ArrayList<Contact>();
    var others = new ArrayList<Entity>();
    var backoffs = new ArrayList<Backoff>();
    for (Entity entity : stored) {
      switch (entity) {
        case DomainHead _, PlanPart _ -> state.place(entity);
        case Contact contact -> contacts.add(contact);
        case Backoff backoff -> backoffs.add(backoff);
        default -> others.add(entity);
      }
    }
    state.plan = state.entities.planOf(state.head().planVersion());
    state.staff.follow(state.plan, List.of());
    state.lines.follow(state.plan, Set.of());
    others.forEach(state::put);
    state.staff();
    contacts.forEach(state::put);
    backoffs.forEach(state::put);
    state.staff();
    state.dirty.clear();
    state.consults.settled();
    state.journal.drain(slot -> {});
    return state;
  }

  private void place(Entity entity) {
    Slot slot = entities.slotOf(entity);
    slot.entity(entity);
    journal.changed(slot);
  }

  public DomainHead head() {
    DomainHead head = (DomainHead) entities.head().entity();
    if (head == null) {
      throw new IllegalStateException("Expected a head but there is none");
    }
    return head;
  }

  public PlanInForce plan() {
    return plan;
  }

  public Roster roster() {
    return roster;
  }

  /** The classes of agents, up to date with every change. */
  public Staff staff() {
    staff.refresh(lines);
    if (staff.staffingChanged()) {
      lines.restaff().forEach(group -> dirty.open(group, Trigger.STEP_OPENED));
    }
    return staff;
  }

  public WaitingLines lines() {
    return lines;
  }

  public Consults consults() {
    return consults;
  }

  public Backoffs backoffs() {
    return backoffs;
  }

  public DirtySet dirty() {
    return dirty;
  }

  public AgentLoad holding(AgentId agentId) {
    AgentEntry agentEntry = roster.entry(agentId);
    return agentEntry == null ? AgentLoad.NOTHING : agentEntry.holding();
  }

  /** A contact that has not ended. */
  public @Nullable Contact contact(ContactId id) {
    return entities.contact(id);
  }

  /** Where a contact is kept. */
  public ContactEntry entry(ContactId id) {
    ContactEntry contactEntry = entities.entry(id);
    if (contactEntry == null) {
      throw new IllegalStateException("Expected contact " + id + " to be known but it is not");
    }
    return contactEntry;
  }

  /** The contact of the conversation that has not ended; calls are not looked at. */
  public @Nullable Contact openContact(ConversationId id) {
    return contacts.of(id);
  }

  public @Nullable Assignment assignment(OfferId id) {
    return entities.assignment(id);
  }

  public @Nullable EndedContact ended(ContactId id) {
    return entities.ended(id);
  }

  public @Nullable DeskInstance instance(InstanceId id) {
    return (DeskInstance) entities.byKey(DeskInstance.keyOf(id));
  }

  /** The parts of a plan that are stored, in their order. */
  public List<PlanPart> parts(long version) {
    return entities.parts(version);
  }

  List<PlanPart> parts() {
    return entities.parts();
  }

  /** How many contacts are in line in a queue, those included that are offered. */
  public int inLine(QueueId queueId) {
    return contacts.inLine(queueId);
  }

  public Waits waits() {
    return waits;
  }

  /** All contacts that have not ended, by id. */
  public List<Contact> contacts() {
    return entities.contacts();
  }

  /** All contacts with a live offer, by id. */
  public List<Contact.Offered> offered() {
    return roster.offered();
  }

  /** The next point in time at which the router acts by itself. */
  public @Nullable Deadline nextDeadline() {
    return deadlines.next();
  }

  /** The next point in time at which the router acts by itself, if that has come; else null. */
  public @Nullable Deadline nextDeadline(Instant now) {
    return deadlines.next(Nanos.of(now));
  }

  /** The entity that the next deadline is about. */
  public Entity due() {
    Slot slot = deadlines.first();
    return Entities.found(slot == null ? null : slot.entity(), "that is due");
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

  /**
   * The sum of all entities' hashes: equal states have equal hashes. Of them only those are read
   * that changed since it was asked for last.
   */
  public long hash() {
    return entities.hash();
  }

  Contact foundContact(ContactId id) {
    return Entities.found(contact(id), id);
  }

  Agent foundAgent(AgentId id) {
    return Entities.found(roster.agent(id), id);
  }

  Assignment foundAssignment(OfferId id) {
    return Entities.found(assignment(id), id);
  }

  @Nullable Backoff backoff(ContactId contactId, AgentId agentId) {
    return (Backoff) entities.byKey(Backoff.keyOf(contactId, agentId));
  }

  void put(Entity entity) {
    Slot slot = entities.slotOf(entity);
    replace(slot, slot.entity(), entity);
  }

  void remove(@Nullable Entity entity) {
    if (entity != null) {
      Slot slot = entities.slotOf(entity);
      replace(slot, slot.entity(), null);
    }
  }

  /** The slot keeps another entity than before, and all indexes follow; either may be none. */
  private void replace(Slot slot, @Nullable Entity before, @Nullable Entity after) {
    journal.changed(slot);
    if (slot instanceof ContactEntry contactEntry) {
      contacts.replace(contactEntry, (Contact) before, (Contact) after);
      return;
    }
    slot.entity(after);
    deadlines.set(slot, after == null ? null : after.deadline());
    switch (after == null ? before : after) {
      case Agent _ -> entry((AgentEntry) slot, (Agent) before, (Agent) after);
      case Assignment each -> hold(each, (Assignment) before, (Assignment) after);
      case Backoff each -> avoid(each, before != null, after != null);
      case Consult _ -> consult((Consult) before, (Consult) after);
      case RestrictedQueue _ -> lines.restrict((RestrictedQueue) before, (RestrictedQueue) after);
      case Contact _, DomainHead _, PlanPart _, DeskInstance _, EndedContact _, QueuePace _ -> {}
      case null -> {}
    }
  }

  private void entry(AgentEntry agentEntry, @Nullable Agent before, @Nullable Agent after) {
    roster.replace(agentEntry, before, after);
    changed(agentEntry);
    if (after != null) {
      preferences.review(agentEntry);
    }
  }

  private void hold(Assignment either, @Nullable Assignment before, @Nullable Assignment after) {
    AgentEntry agentEntry = roster.entryOf(either.agentId());
    if (before != null) {
      agentEntry.holdingToChange().remove(before);
    }
    if (after != null) {
      agentEntry.holdingToChange().add(after);
    }
    changed(agentEntry);
  }

  private void avoid(Backoff either, boolean before, boolean after) {
    AgentEntry agentEntry = roster.entryOf(either.agentId());
    ContactEntry contactEntry = entities.entry(either.contactId());
    if (before) {
      backoffs.remove(either, agentEntry, contactEntry);
    }
    if (after) {
      backoffs.add(either, agentEntry, contactEntry);
    }
  }

  private void consult(@Nullable Consult before, @Nullable Consult after) {
    if (before != null) {
      consults.remove(before);
    }
    if (after != null) {
      consults.add(after);
    }
  }

  /** Something of the agent is no longer as her class and boards know it. */
  void changed(AgentEntry agentEntry) {
    staff.outdate(agentEntry);
    dirty.touch(agentEntry);
  }

  /** The contact may be taken by more agents than before. */
  void open(ContactId id, Trigger trigger) {
    dirty.open(entry(id), trigger);
  }

  /** The agent may take more than before; one who left may not. */
  void free(AgentId id, Trigger trigger) {
    AgentEntry agentEntry = roster.entry(id);
    if (agentEntry != null) {
      dirty.free(agentEntry, trigger);
    }
  }

  /** The contact may ask for more than the agent it waits for can do. */
  void reviewPreference(ContactRequest request) {
    AgentId preferred = request.preferredAgent();
    AgentEntry agentEntry = preferred == null ? null : roster.entry(preferred);
    if (agentEntry != null) {
      preferences.review(agentEntry);
    }
  }

  /** The contact's waiting has brought it further. */
  void move(Contact.Waiting contact) {
    long now = head().nanos();
    RequirementLadder ladder = lines.ladderOf(contact);
    WaitStage before = contact.waitStage();
    boolean preferred = before.preferred() && now < ladder.preferredUntil(contact.segment());
    WaitStage after = ladder.lineAt(contact.segment(), now, preferred);
    put(contact.in(after));
    if (before.preferred() && !preferred) {
      open(contact.id(), Trigger.PREFERENCE_ENDED);
    } else if (!before.equals(after)) {
      open(contact.id(), Trigger.STEP_OPENED);
    }
  }

  void enforce(long version) {
    plan = entities.planOf(version);
    staff();
    staff.follow(plan, roster.entries()).forEach(dirty::free);
    WaitingLines.Difference difference = lines.follow(plan, dirty.groups().keySet());
    dirty.closeGroups();
    difference.widened().forEach(dirty::open);
    difference.displaced().forEach(this::requeue);
    roster.entries().forEach(preferences::follow);
  }

  /** The plan changed what decides where the contact stands. */
  private void requeue(ContactEntry contactEntry) {
    contactEntry.line(null);
    Contact.Waiting contact = contactEntry.waiting();
    put(contact.in(lines.ladderOf(contact).lineAt(contact.segment(), head().nanos(), false)));
    if (contactEntry.line() instanceof MatchGroup group) {
      dirty.open(group);
    }
  }
}
