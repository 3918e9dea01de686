package org.strowger.routing.engine.state;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;

/** Where an entity is kept, with what is derived from it. It outlives the entity until a drain. */
class Slot {

  private final Object id;
  private @Nullable Entity entity;

  /** Of the entity as it was drained last; 0 for none. */
  private long hash;

  private boolean changed;
  private long dueAt;
  private Deadline.@Nullable Kind dueKind;
  private int dueIndex = IndexedHeap.NOWHERE;

  Slot(Object id) {
    this.id = id;
  }

  Object id() {
    return id;
  }

  /** The key of its entity, also when that is gone. */
  String key() {
    return switch (id) {
      case OfferId each -> Assignment.keyOf(each);
      case AgentId each -> Agent.keyOf(each);
      case ContactId each -> this instanceof Spot ? Contact.keyOf(each) : Remembered.keyOf(each);
      default -> id.toString();
    };
  }

  @Nullable Entity entity() {
    return entity;
  }

  void entity(@Nullable Entity after) {
    entity = after;
  }

  long hash() {
    return hash;
  }

  long currentHash() {
    return entity == null ? 0 : EntityHash.of(entity);
  }

  void drained(long current) {
    hash = current;
    changed = false;
  }

  /** Whether it was unchanged before. */
  boolean change() {
    boolean first = !changed;
    changed = true;
    return first;
  }

  boolean hasDeadline() {
    return dueKind != null;
  }

  /** Earlier, or of a kind that comes first, or with the lesser key. */
  boolean dueBefore(Slot other) {
    if (dueAt != other.dueAt) {
      return dueAt < other.dueAt;
    }
    Deadline mine = due();
    Deadline theirs = other.due();
    return mine != null && theirs != null && mine.compareTo(theirs) < 0;
  }

  @Nullable Deadline due() {
    return dueKind == null || entity == null
        ? null
        : new Deadline(Nanos.instant(dueAt), dueKind, entity.key());
  }

  void due(long at, Deadline.@Nullable Kind kind) {
    dueAt = at;
    dueKind = kind;
  }

  int dueIndex() {
    return dueIndex;
  }

  void dueIndex(int index) {
    dueIndex = index;
  }
}
