package org.strowger.routing.engine.state;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;

/** How many contacts are in line in each queue, those included that are offered. */
final class QueueSizes {

  private final Map<QueueId, Size> sizes = new HashMap<>();

  /** Of one queue. */
  private static final class Size {
    int inLine;
    int offered;

    boolean empty() {
      return inLine == 0 && offered == 0;
    }
  }

  int of(QueueId queueId) {
    Size size = sizes.get(queueId);
    return size == null ? 0 : size.inLine;
  }

  int offeredOf(QueueId queueId) {
    Size size = sizes.get(queueId);
    return size == null ? 0 : size.offered;
  }

  /** A contact is in another state than before. */
  void count(@Nullable Contact before, @Nullable Contact after) {
    if (after != null) {
      count(after, 1);
    }
    if (before != null) {
      count(before, -1);
    }
  }

  private void count(Contact contact, int by) {
    boolean offered = contact instanceof Contact.Offered;
    if (contact.consult() || !(offered || contact instanceof Contact.Waiting)) {
      return;
    }
    QueueId queueId = contact.stay().queueId();
    Size size = sizes.computeIfAbsent(queueId, id -> new Size());
    size.inLine += by;
    size.offered += offered ? by : 0;
    if (size.empty()) {
      sizes.remove(queueId);
    }
  }
}
