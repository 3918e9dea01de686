package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private final QueueSizes sizes = new QueueSizes();
  private final Map<ConversationId, ContactId> openContacts = new HashMap<>();
  private final Unsettled unsettled = new Unsettled();
  private PlanInForce plan = PlanInForce.NONE;

  private DomainState() {}

  /** A state of these entities, in whatever order they come. */
  public static DomainState of(Iterable<Entity> stored) {
    var state = new DomainState();
    state.place(Head.FIRST);
    var contacts = new ArrayList<Contact>();
    var others = new ArrayList<Entity>();
    var backoffs = new ArrayList<Backoff>();
    for (Entity entity : stored) {
      switch (entity) {
        case Head _, PlanPart _ -> state.place(entity);
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
    state.unsettled.clear();
    state.consults.settled();
    state.journal.drain(slot -> {});
    return state;
  }

  private void place(Entity entity) {
    Slot slot = entities.slotOf(entity);
    slot.entity(entity);
    journal.changed(slot);
  }

  public Head head() {
    Head head = (Head) entities.head().entity();
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
      lines.restaff().forEach(group -> unsettled.open(group, Trigger.STEP_OPENED));
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

  public Unsettled unsettled() {
    return unsettled;
  }

  public Holding holding(AgentId agentId) {
    Seat seat = roster.seat(agentId);
    return seat == null ? Holding.NOTHING : seat.holding();
  }

  /** A contact that has not ended. */
  public @Nullable Contact contact(ContactId id) {
    return entities.contact(id);
  }

  /** Where a contact is kept. */
  public Spot spot(ContactId id) {
    Spot spot = entities.spot(id);
    if (spot == null) {
      throw new IllegalStateException("Expected contact " + id + " to be known but it is not");
    }
    return spot;
  }

  /** The contact of the conversation that has not ended; calls are not looked at. */
  public @Nullable Contact openContact(ConversationId id) {
    ContactId contactId = openContacts.get(id);
    return contactId == null ? null : contact(contactId);
  }

  public @Nullable Assignment assignment(OfferId id) {
    return entities.assignment(id);
  }

  public @Nullable Remembered remembered(ContactId id) {
    return entities.remembered(id);
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
    return sizes.of(queueId);
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

  /** The entity that the next deadline is about. */
  public Entity due() {
    Slot slot = deadlines.first();
    return Entities.found(slot == null ? null : slot.entity(), "that is due");
  }

  /** The keys of what changed since the last call, each with its present entity or null. */
  public Map<String, @Nullable Entity> drainChanges() {
    var changes = new TreeMap<String, @Nullable Entity>();
    journal.drain(
        slot -> {
          changes.put(slot.key(), slot.entity());
          if (slot.entity() == null) {
            entities.forget(slot);
          }
        });
    return changes;
  }

  /** The sum of all entities' hashes: equal states have equal hashes. */
  public long hash() {
    return journal.hash();
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

  Backoff foundBackoff(ContactId contactId, AgentId agentId) {
    return Entities.found(backoff(contactId, agentId), contactId);
  }

  void put(Entity entity) {
    Entity after = entity instanceof Contact.Waiting waiting ? inLine(waiting) : entity;
    Slot slot = entities.slotOf(after);
    Entity before = slot.entity();
    if (before != null) {
      unindex(slot, before, after);
    }
    slot.entity(after);
    index(slot, after);
    journal.changed(slot);
  }

  void remove(@Nullable Entity entity) {
    if (entity == null) {
      return;
    }
    Slot slot = entities.slotOf(entity);
    Entity before = slot.entity();
    if (before != null) {
      unindex(slot, before, null);
    }
    deadlines.clear(slot);
    slot.entity(null);
    journal.changed(slot);
  }

  /** A contact that comes in line stands where its waiting has brought it. */
  private Contact.Waiting inLine(Contact.Waiting contact) {
    if (contact.line() != null) {
      return contact;
    }
    Chain chain = lines.chainOf(contact);
    long now = head().nanos();
    return contact.in(chain.lineAt(contact.stay(), now, preferences.waits(contact, chain, now)));
  }

  /** The contact's waiting has brought it further. */
  void move(Contact.Waiting contact) {
    long now = head().nanos();
    Chain chain = lines.chainOf(contact);
    Line before = contact.standing();
    boolean preferred = before.preferred() && now < chain.preferredUntil(contact.stay());
    Line after = chain.lineAt(contact.stay(), now, preferred);
    put(contact.in(after));
    if (before.preferred() && !preferred) {
      unsettled.open(contact.id(), Trigger.PREFERENCE_ENDED);
    } else if (!before.equals(after)) {
      unsettled.open(contact.id(), Trigger.STEP_OPENED);
    }
  }

  void enforce(long version) {
    plan = entities.planOf(version);
    staff();
    staff.follow(plan, roster.seated()).forEach(unsettled::free);
    WaitingLines.Difference difference = lines.follow(plan, unsettled.groups().keySet());
    unsettled.closeGroups();
    difference.widened().forEach(unsettled::open);
    difference.homeless().forEach(this::rehouse);
    roster.seated().forEach(preferences::follow);
  }

  /** The plan changed what decides where the contact stands. */
  private void rehouse(Spot spot) {
    spot.line(null);
    Contact.Waiting contact = spot.waiting();
    put(contact.in(lines.chainOf(contact).lineAt(contact.stay(), head().nanos(), false)));
    if (spot.line() instanceof Group group) {
      unsettled.open(group);
    }
  }

  private void schedule(Slot slot, Entity entity) {
    Deadline own = entity.deadline();
    long at = own == null ? Long.MAX_VALUE : Nanos.of(own.at());
    Deadline.Kind kind = own == null ? Deadline.Kind.LINE_MOVE : own.kind();
    if (entity instanceof Contact.Waiting waiting) {
      long move = lines.chainOf(waiting).nextChange(waiting, waiting.standing());
      if (move < at) {
        at = move;
        kind = Deadline.Kind.LINE_MOVE;
      }
    }
    if (at == Long.MAX_VALUE) {
      deadlines.clear(slot);
    } else {
      deadlines.set(slot, at, kind);
    }
  }

  private void index(Slot slot, Entity entity) {
    schedule(slot, entity);
    switch (entity) {
      case Agent agent -> {
        Seat seat = (Seat) slot;
        roster.add(seat, agent);
        changed(seat);
        preferences.review(seat);
      }
      case Contact contact -> index((Spot) slot, contact);
      case Assignment assignment -> {
        Seat seat = roster.seatOf(assignment.agentId());
        seat.holdingToChange().add(assignment);
        changed(seat);
      }
      case Backoff each ->
          backoffs.add(each, roster.seatOf(each.agentId()), entities.spot(each.contactId()));
      case Consult consult -> consults.add(consult);
      case Head _, PlanPart _, DeskInstance _, Remembered _ -> {}
    }
  }

  private void unindex(Slot slot, Entity entity, @Nullable Entity after) {
    switch (entity) {
      case Agent agent -> {
        roster.remove(agent, after == null);
        changed((Seat) slot);
      }
      case Contact contact -> unindex((Spot) slot, contact);
      case Assignment assignment -> {
        Seat seat = roster.seatOf(assignment.agentId());
        seat.drop(assignment);
        changed(seat);
      }
      case Backoff each ->
          backoffs.remove(each, roster.seatOf(each.agentId()), entities.spot(each.contactId()));
      case Consult consult -> consults.remove(consult);
      case Head _, PlanPart _, DeskInstance _, Remembered _ -> {}
    }
  }

  private void index(Spot spot, Contact contact) {
    sizes.count(contact, 1);
    consults.touch(contact.id());
    if (contact.demand().joinable() && !contact.consult()) {
      openContacts.put(contact.demand().conversationId(), contact.id());
    }
    switch (contact) {
      case Contact.Waiting waiting -> {
        spot.rank(waiting);
        Line line = waiting.standing();
        lines.enter(
            spot, line.preferred() ? preferences.lineOf(waiting) : lines.groupOf(waiting, line));
      }
      case Contact.Offered offered -> {
        Seat seat = roster.seatOf(offered.offer().agentId());
        seat.holdingToChange().add(offered);
        changed(seat);
      }
      case Contact.Assigned _, Contact.Deferred _ -> {}
    }
  }

  private void unindex(Spot spot, Contact contact) {
    sizes.count(contact, -1);
    consults.touch(contact.id());
    openContacts.remove(contact.demand().conversationId(), contact.id());
    switch (contact) {
      case Contact.Waiting _ -> lines.leave(spot);
      case Contact.Offered offered -> {
        Seat seat = roster.seatOf(offered.offer().agentId());
        seat.drop(offered);
        changed(seat);
      }
      case Contact.Assigned _, Contact.Deferred _ -> {}
    }
  }

  private void changed(Seat seat) {
    staff.outdate(seat);
    unsettled.touch(seat.agentId());
  }
}
