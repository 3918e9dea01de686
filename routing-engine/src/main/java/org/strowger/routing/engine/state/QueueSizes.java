package org.strowger.routing.engine.state;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;

/** How many contacts are in line in each queue, those included that are offered. */
final class QueueSizes {

  private final Map<QueueId, Integer> sizes = new HashMap<>();

  int of(QueueId queueId) {
    return sizes.getOrDefault(queueId, 0);
  }

  /** A contact is in another state than before. */
  void count(@Nullable Contact before, @Nullable Contact after) {
    QueueId left = queueOf(before);
    QueueId entered = queueOf(after);
    if (left != null && !left.equals(entered)) {
      sizes.merge(left, -1, QueueSizes::sum);
    }
    if (entered != null && !entered.equals(left)) {
      sizes.merge(entered, 1, QueueSizes::sum);
    }
  }

  private static @Nullable QueueId queueOf(@Nullable Contact contact) {
    boolean inLine = contact instanceof Contact.Waiting || contact instanceof Contact.Offered;
    return inLine && !contact.consult() ? contact.stay().queueId() : null;
  }

  private static @Nullable Integer sum(Integer before, Integer more) {
    int sum = before + more;
    return sum == 0 ? null : sum;
  }
}
