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
  private final SpotTable contacts =
      new SpotTable(Spot::contactId, spot -> spot.contactId().hashCode());
  private final Slots<OfferId, Slot> assignments = new Slots<>(Slot::new);
  private final Slots<ContactId, Slot> memories = new Slots<>(Slot::new);
  private final Slots<QueueId, Slot> paces = new Slots<>(Slot::new);
  private final NavigableMap<String, Slot> few = new TreeMap<>();
  private final Slot head = new Slot(Head.KEY);

  /** The contact asked for last: a command is about few, so it is asked for again. */
  private @Nullable Spot latest;

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

  @Nullable Spot spot(ContactId id) {
    Spot spot = latest;
    if (spot == null || !id.equals(spot.contactId())) {
      spot = contacts.get(id);
      if (spot != null) {
        latest = spot;
      }
    }
    return spot;
  }

  @Nullable Contact contact(ContactId id) {
    Spot spot = spot(id);
    return spot == null ? null : (Contact) spot.entity();
  }

  @Nullable Assignment assignment(OfferId id) {
    Slot slot = assignments.get(id);
    return slot == null ? null : (Assignment) slot.entity();
  }

  @Nullable Remembered remembered(ContactId id) {
    Slot slot = memories.get(id);
    return slot == null ? null : (Remembered) slot.entity();
  }

  @Nullable Pace pace(QueueId id) {
    Slot slot = paces.get(id);
    return slot == null ? null : (Pace) slot.entity();
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
        spot -> {
          if (spot.entity() instanceof Contact contact) {
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
    contacts.forEach(spot -> sum[0] += spot.hash());
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
      case Head _ -> head;
      case Agent each -> roster.seatOf(each.id());
      case Contact each -> spotOf(each.id());
      case Assignment each -> assignments.of(each.assigned().offerId());
      case Remembered each -> memories.of(each.contactId());
      case Pace each -> paces.of(each.queueId());
      case PlanPart _, HeldQueue _, Consult _, Backoff _, DeskInstance _ ->
          few.computeIfAbsent(entity.key(), Slot::new);
    };
  }

  private Spot spotOf(ContactId id) {
    Spot known = spot(id);
    if (known != null) {
      return known;
    }
    var spot = new Spot(id);
    contacts.put(spot);
    return spot;
  }

  /** Forgets a slot whose entity is gone, after that was drained. */
  void forget(Slot slot) {
    switch (slot) {
      case Spot each -> {
        contacts.remove(each);
        latest = null;
      }
      case Seat each -> roster.forget(each);
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
