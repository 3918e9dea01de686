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
    return contacts.of(id);
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
    if (slot instanceof Spot spot) {
      contacts.replace(spot, (Contact) before, (Contact) after);
      return;
    }
    slot.entity(after);
    deadlines.set(slot, after == null ? null : after.deadline());
    switch (after == null ? before : after) {
      case Agent _ -> seat((Seat) slot, (Agent) before, (Agent) after);
      case Assignment each -> hold(each, (Assignment) before, (Assignment) after);
      case Backoff each -> avoid(each, before != null, after != null);
      case Consult _ -> consult((Consult) before, (Consult) after);
      case HeldQueue _ -> lines.hold((HeldQueue) before, (HeldQueue) after);
      case Contact _, Head _, PlanPart _, DeskInstance _, Remembered _, Pace _ -> {}
      case null -> {}
    }
  }

  private void seat(Seat seat, @Nullable Agent before, @Nullable Agent after) {
    roster.replace(seat, before, after);
    changed(seat);
    if (after != null) {
      preferences.review(seat);
    }
  }

  private void hold(Assignment either, @Nullable Assignment before, @Nullable Assignment after) {
    Seat seat = roster.seatOf(either.agentId());
    if (before != null) {
      seat.holdingToChange().remove(before);
    }
    if (after != null) {
      seat.holdingToChange().add(after);
    }
    changed(seat);
  }

  private void avoid(Backoff either, boolean before, boolean after) {
    Seat seat = roster.seatOf(either.agentId());
    Spot spot = entities.spot(either.contactId());
    if (before) {
      backoffs.remove(either, seat, spot);
    }
    if (after) {
      backoffs.add(either, seat, spot);
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
  void changed(Seat seat) {
    staff.outdate(seat);
    unsettled.touch(seat);
  }

  /** The contact may be taken by more agents than before. */
  void open(ContactId id, Trigger trigger) {
    unsettled.open(spot(id), trigger);
  }

  /** The agent may take more than before; one who left may not. */
  void free(AgentId id, Trigger trigger) {
    Seat seat = roster.seat(id);
    if (seat != null) {
      unsettled.free(seat, trigger);
    }
  }

  /** The contact may ask for more than the agent it waits for can do. */
  void reviewPreference(Demand demand) {
    AgentId preferred = demand.preferredAgent();
    Seat seat = preferred == null ? null : roster.seat(preferred);
    if (seat != null) {
      preferences.review(seat);
    }
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
      open(contact.id(), Trigger.PREFERENCE_ENDED);
    } else if (!before.equals(after)) {
      open(contact.id(), Trigger.STEP_OPENED);
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
}
