package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DeskInstance;
import org.strowger.routing.engine.state.DomainHead;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.EndedContact;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.PlanPart;
import org.strowger.routing.engine.state.QueuePace;
import org.strowger.routing.engine.state.RestrictedQueue;

/** Each entity in its slot, found by id; the kinds of which there are few also by key. */
final class EntityStore implements DomainState {

  private static final String INSTANCES = "instance/";

  private final AgentRoster roster = new AgentRoster();
  private final Consults consults = new Consults();
  private final QueueRestrictions restrictions;
  private final ContactTable contacts =
      new ContactTable(ContactEntry::contactId, entry -> entry.contactId().hashCode());
  private final ContactTable byConversation =
      new ContactTable(ContactEntry::conversationId, ContactEntry::conversationHash);
  private final Slots<OfferId, Slot> assignments = new Slots<>(Slot::new);
  private final Slots<ContactId, Slot> ended = new Slots<>(Slot::new);
  private final Slots<QueueId, Slot> paces = new Slots<>(Slot::new);
  private final NavigableMap<String, Slot> few = new TreeMap<>();
  private final Slot head = new Slot(DomainHead.KEY);
  private PlanInForce plan = PlanInForce.NONE;

  /** The contact asked for last: a command is about few, so it is asked for again. */
  private @Nullable ContactEntry latest;

  EntityStore(QueueRestrictions restrictions) {
    this.restrictions = restrictions;
    head.entity(DomainHead.FIRST);
  }

  AgentRoster roster() {
    return roster;
  }

  Consults consults() {
    return consults;
  }

  /** The contacts that later messages of their conversations join. */
  ContactTable byConversation() {
    return byConversation;
  }

  @Override
  public DomainHead head() {
    return (DomainHead) Entity.found(head.entity(), DomainHead.KEY);
  }

  @Override
  public PlanInForce plan() {
    return plan;
  }

  /** Takes the plan in force from its parts. */
  void usePlan(long version) {
    RoutingPlan sum = RoutingPlan.EMPTY;
    for (PlanPart part : planParts(version)) {
      sum = sum.plus(part.content());
    }
    plan = new PlanInForce(version, sum);
  }

  @Override
  public List<PlanPart> planParts(long version) {
    return planParts().stream()
        .filter(part -> part.version() == version)
        .sorted(Comparator.comparingInt(PlanPart::part))
        .toList();
  }

  /** The parts of all plans. */
  List<PlanPart> planParts() {
    var parts = new ArrayList<PlanPart>();
    for (Slot slot : few.subMap("plan/", "plan/" + Character.MAX_VALUE).values()) {
      if (slot.entity() instanceof PlanPart part) {
        parts.add(part);
      }
    }
    return parts;
  }

  @Override
  public @Nullable Agent agent(AgentId id) {
    return roster.agent(id);
  }

  @Override
  public Collection<Agent> agents() {
    return roster.agents();
  }

  @Override
  public Collection<Contact.Offered> offersTo(AgentId id) {
    return roster.load(id).offers();
  }

  @Override
  public Collection<Assignment> assignmentsOf(AgentId id) {
    return roster.load(id).assignments();
  }

  @Override
  public List<Backoff> backoffsOf(AgentId id) {
    AgentEntry entry = roster.entry(id);
    return entry == null ? List.of() : entry.backoffs();
  }

  @Override
  public @Nullable Backoff backoff(ContactId contactId, AgentId agentId) {
    return (Backoff) byKey(Backoff.keyOf(contactId, agentId));
  }

  /** Where a contact is kept; null when nothing is known of it. */
  @Nullable ContactEntry entry(ContactId id) {
    ContactEntry entry = latest;
    if (entry == null || !id.equals(entry.contactId())) {
      entry = contacts.get(id);
      if (entry != null) {
        latest = entry;
      }
    }
    return entry;
  }

  /**
   * Where a contact is kept.
   *
   * @throws IllegalStateException when nothing is known of it
   */
  ContactEntry required(ContactId id) {
    ContactEntry entry = entry(id);
    if (entry == null) {
      throw new IllegalStateException("Expected contact " + id + " to be known but it is not");
    }
    return entry;
  }

  @Override
  public @Nullable Contact contact(ContactId id) {
    ContactEntry entry = entry(id);
    return entry == null ? null : (Contact) entry.entity();
  }

  @Override
  public @Nullable Contact openContact(ConversationId id) {
    ContactEntry entry = byConversation.get(id);
    return entry == null ? null : (Contact) entry.entity();
  }

  @Override
  public List<Contact> contacts() {
    var found = new ArrayList<Contact>();
    contacts.forEach(
        entry -> {
          if (entry.entity() instanceof Contact contact) {
            found.add(contact);
          }
        });
    found.sort(Comparator.comparing(Contact::id));
    return found;
  }

  @Override
  public List<Contact.Offered> offered() {
    return roster.offered();
  }

  @Override
  public @Nullable Assignment assignment(OfferId id) {
    Slot slot = assignments.get(id);
    return slot == null ? null : (Assignment) slot.entity();
  }

  @Override
  public @Nullable EndedContact ended(ContactId id) {
    Slot slot = ended.get(id);
    return slot == null ? null : (EndedContact) slot.entity();
  }

  @Override
  public @Nullable Consult consult(ContactId consultId) {
    return consults.get(consultId);
  }

  @Override
  public @Nullable Consult consultAbout(ContactId contactId) {
    return consults.about(contactId);
  }

  @Override
  public @Nullable RestrictedQueue restriction(QueueId id) {
    return restrictions.of(id);
  }

  @Override
  public @Nullable QueuePace pace(QueueId id) {
    Slot slot = paces.get(id);
    return slot == null ? null : (QueuePace) slot.entity();
  }

  @Override
  public @Nullable DeskInstance instance(InstanceId id) {
    return (DeskInstance) byKey(DeskInstance.keyOf(id));
  }

  @Override
  public boolean hasInstances() {
    for (Slot slot : few.subMap(INSTANCES, INSTANCES + Character.MAX_VALUE).values()) {
      if (slot.entity() != null) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Entity byKey(String key) {
    Slot slot = few.get(key);
    return slot == null ? null : slot.entity();
  }

  /** The sum of all entities' hashes. */
  long hash() {
    long[] ofContacts = {0};
    contacts.forEach(entry -> ofContacts[0] += entry.hash());
    return head.hash()
        + roster.hash()
        + ofContacts[0]
        + sum(assignments.all())
        + sum(ended.all())
        + sum(paces.all())
        + sum(few.values());
  }

  private static long sum(Collection<? extends Slot> slots) {
    long sum = 0;
    for (Slot slot : slots) {
      sum += slot.hash();
    }
    return sum;
  }

  /** Where an entity is kept, or is to be. */
  Slot slotOf(Entity entity) {
    return switch (entity) {
      case DomainHead _ -> head;
      case Agent each -> roster.open(each.id());
      case Contact each -> openEntry(each.id());
      case Assignment each -> assignments.open(each.assigned().offerId());
      case EndedContact each -> ended.open(each.contactId());
      case QueuePace each -> paces.open(each.queueId());
      case PlanPart _, RestrictedQueue _, Consult _, Backoff _, DeskInstance _ ->
          few.computeIfAbsent(entity.key(), Slot::new);
    };
  }

  private ContactEntry openEntry(ContactId id) {
    ContactEntry known = entry(id);
    if (known != null) {
      return known;
    }
    var entry = new ContactEntry(id);
    contacts.put(entry);
    return entry;
  }

  /** Forgets a slot whose entity is gone, after that was drained. */
  void forget(Slot slot) {
    switch (slot) {
      case ContactEntry each -> {
        contacts.remove(each);
        latest = null;
      }
      case AgentEntry each -> roster.forget(each);
      default -> {
        switch (slot.id()) {
          case OfferId id -> assignments.remove(id);
          case ContactId id -> ended.remove(id);
          case QueueId id -> paces.remove(id);
          default -> few.remove(String.valueOf(slot.id()));
        }
      }
    }
  }
}
