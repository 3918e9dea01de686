package org.strowger.routing.engine.index;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Deadline;
import org.strowger.routing.engine.state.EndedContact;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.EntityHash;
import org.strowger.routing.engine.state.QueuePace;

/** Where an entity is kept, with what is derived from it. It outlives the entity until a drain. */
class Slot {

  /** The place of what is in no heap. */
  static final int NOWHERE = -1;

  private final Object id;
  private @Nullable Entity entity;

  /** Of the entity; kept since most do not change between two questions for it. */
  private long hash;

  private boolean hashed;
  private boolean changed;
  private Deadline.@Nullable Kind dueKind;
  private int dueIndex = NOWHERE;

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
      case ContactId each -> EndedContact.keyOf(each);
      case QueueId each -> QueuePace.keyOf(each);
      default -> id.toString();
    };
  }

  @Nullable Entity entity() {
    return entity;
  }

  void entity(@Nullable Entity after) {
    entity = after;
    hashed = false;
  }

  /** The hash of its entity; 0 when that is gone. */
  long hash() {
    if (!hashed) {
      Entity now = entity();
      hash = now == null ? 0 : EntityHash.of(now);
      hashed = true;
    }
    return hash;
  }

  /** The entity was stored; the next change is a new one. */
  void markDrained() {
    changed = false;
  }

  /** Notes that the entity changed; whether it was unchanged before. */
  boolean markChanged() {
    boolean first = !changed;
    changed = true;
    return first;
  }

  /** Of two deadlines at the same time, the kind that comes first, then the lesser key. */
  boolean dueBefore(Slot other) {
    int order = Integer.compare(place(dueKind), place(other.dueKind));
    return order == 0 ? key().compareTo(other.key()) < 0 : order < 0;
  }

  @SuppressWarnings("EnumOrdinal") // the order of kinds is that of their declaration
  private static int place(Deadline.@Nullable Kind kind) {
    return kind == null ? -1 : kind.ordinal();
  }

  Deadline.@Nullable Kind dueKind() {
    return dueKind;
  }

  void dueKind(Deadline.@Nullable Kind kind) {
    dueKind = kind;
  }

  int dueIndex() {
    return dueIndex;
  }

  void dueIndex(int index) {
    dueIndex = index;
  }
}
