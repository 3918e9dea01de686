package org.strowger.routing.engine.index;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.routing.engine.state.Contact;

/** Counts the contacts in line in each queue, those included that are offered. */
final class QueueSizes {

  private final Map<QueueId, Size> sizes = new HashMap<>();

  /** The queue counted last: a contact that is offered and taken leaves the same one twice. */
  private Size latest = new Size(null);

  /** Of one queue. */
  private static final class Size {
    final @Nullable QueueId queueId;
    int inLine;
    int offered;

    Size(@Nullable QueueId queueId) {
      this.queueId = queueId;
    }
  }

  /** How many are in line. */
  int inLine(QueueId queueId) {
    Size size = sizes.get(queueId);
    return size == null ? 0 : size.inLine;
  }

  /** How many of those are offered. */
  int offered(QueueId queueId) {
    Size size = sizes.get(queueId);
    return size == null ? 0 : size.offered;
  }

  /** A contact is in another state than before; either may be none. */
  void replace(@Nullable Contact before, @Nullable Contact after) {
    count(before, -1);
    count(after, 1);
  }

  private void count(@Nullable Contact contact, int by) {
    boolean offered = contact instanceof Contact.Offered;
    boolean inLine = offered || contact instanceof Contact.Waiting;
    if (contact != null && inLine && !contact.consult()) {
      Size size = sizeOf(contact.segment().queueId());
      size.inLine += by;
      size.offered += offered ? by : 0;
    }
  }

  private Size sizeOf(QueueId queueId) {
    if (!queueId.equals(latest.queueId)) {
      latest = sizes.computeIfAbsent(queueId, Size::new);
    }
    return latest;
  }
}
