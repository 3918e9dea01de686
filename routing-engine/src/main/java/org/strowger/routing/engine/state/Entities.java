package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.routing.engine.plan.PlanInForce;

/** Each entity in its slot, found by id; the kinds of which there are few also by key. */
final class Entities {

  private final Roster roster;
  private final ContactTable contacts =
      new ContactTable(
          ContactEntry::contactId, contactEntry -> contactEntry.contactId().hashCode());
  private final Slots<OfferId, Slot> assignments = new Slots<>(Slot::new);
  private final Slots<ContactId, Slot> memories = new Slots<>(Slot::new);
  private final Slots<QueueId, Slot> paces = new Slots<>(Slot::new);
  private final NavigableMap<String, Slot> few = new TreeMap<>();
  private final Slot head = new Slot(DomainHead.KEY);

  /** The contact asked for last: a command is about few, so it is asked for again. */
  private @Nullable ContactEntry latest;

  Entities(Roster roster) {
    this.roster = roster;
  }

  static <T extends Entity> T found(@Nullable T entity, Object id) {
    if (entity == null) {
      throw new IllegalStateException("Expected an entity " + id + " but there is none");
    }
    return entity;
  }

  Slot head() {
    return head;
  }

  @Nullable ContactEntry entry(ContactId id) {
    ContactEntry contactEntry = latest;
    if (contactEntry == null || !id.equals(contactEntry.contactId())) {
      contactEntry = contacts.get(id);
      if (contactEntry != null) {
        latest = contactEntry;
      }
    }
    return contactEntry;
  }

  @Nullable Contact contact(ContactId id) {
    ContactEntry contactEntry = entry(id);
    return contactEntry == null ? null : (Contact) contactEntry.entity();
  }

  @Nullable Assignment assignment(OfferId id) {
    Slot slot = assignments.get(id);
    return slot == null ? null : (Assignment) slot.entity();
  }

  @Nullable EndedContact ended(ContactId id) {
    Slot slot = memories.get(id);
    return slot == null ? null : (EndedContact) slot.entity();
  }

  @Nullable QueuePace pace(QueueId id) {
    Slot slot = paces.get(id);
    return slot == null ? null : (QueuePace) slot.entity();
  }

  /** An entity of a kind of which there are few. */
  @Nullable Entity byKey(String key) {
    Slot slot = few.get(key);
    return slot == null ? null : slot.entity();
  }

  List<PlanPart> parts() {
    var parts = new ArrayList<PlanPart>();
    for (Slot slot : few.subMap("plan/", "plan/" + Character.MAX_VALUE).values()) {
      if (slot.entity() instanceof PlanPart part) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** The parts of a plan, in their order. */
  List<PlanPart> parts(long version) {
    return parts().stream()
        .filter(part -> part.version() == version)
        .sorted(Comparator.comparingInt(PlanPart::part))
        .toList();
  }

  PlanInForce planOf(long version) {
    RoutingPlan sum = RoutingPlan.EMPTY;
    for (PlanPart part : parts(version)) {
      sum = sum.plus(part.content());
    }
    return new PlanInForce(version, sum);
  }

  /** All contacts, by id. */
  List<Contact> contacts() {
    var found = new ArrayList<Contact>();
    contacts.forEach(
        contactEntry -> {
          if (contactEntry.entity() instanceof Contact contact) {
            found.add(contact);
          }
        });
    found.sort(Comparator.comparing(Contact::id));
    return found;
  }

  /** The sum of all entities' hashes. */
  long hash() {
    return head.hash()
        + roster.hash()
        + sumOfContacts()
        + sum(assignments.all())
        + sum(memories.all())
        + sum(paces.all())
        + sum(few.values());
  }

  private long sumOfContacts() {
    long[] sum = {0};
    contacts.forEach(contactEntry -> sum[0] += contactEntry.hash());
    return sum[0];
  }

  private static long sum(Collection<? extends Slot> slots) {
    long sum = 0;
    for (Slot slot : slots) {
      sum += slot.hash();
    }
    return sum;
  }

  /** Where the entity is kept, or is to be. */
  Slot slotOf(Entity entity) {
    return switch (entity) {
      case DomainHead _ -> head;
      case Agent each -> roster.entryOf(each.id());
      case Contact each -> spotOf(each.id());
      case Assignment each -> assignments.of(each.assigned().offerId());
      case EndedContact each -> memories.of(each.contactId());
      case QueuePace each -> paces.of(each.queueId());
      case PlanPart _, RestrictedQueue _, Consult _, Backoff _, DeskInstance _ ->
          few.computeIfAbsent(entity.key(), Slot::new);
    };
  }

  private ContactEntry spotOf(ContactId id) {
    ContactEntry known = entry(id);
    if (known != null) {
      return known;
    }
    var contactEntry = new ContactEntry(id);
    contacts.put(contactEntry);
    return contactEntry;
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
          case ContactId id -> memories.remove(id);
          case QueueId id -> paces.remove(id);
          case AgentId id -> throw new IllegalStateException("Expected a seat of " + id);
          default -> few.remove(String.valueOf(slot.id()));
        }
      }
    }
  }
}
