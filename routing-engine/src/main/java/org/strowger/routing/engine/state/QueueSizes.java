package org.strowger.routing.engine.state;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;

/** How many contacts are in line in each queue, those included that are offered. */
final class QueueSizes {

  private final Map<QueueId, Integer> sizes = new HashMap<>();
  private final Map<QueueId, Integer> offered = new HashMap<>();

  int of(QueueId queueId) {
    return sizes.getOrDefault(queueId, 0);
  }

  int offeredOf(QueueId queueId) {
    return offered.getOrDefault(queueId, 0);
  }

  /** A contact is in another state than before. */
  void count(@Nullable Contact before, @Nullable Contact after) {
    move(sizes, queueOf(before), queueOf(after));
    move(
        offered,
        before instanceof Contact.Offered ? queueOf(before) : null,
        after instanceof Contact.Offered ? queueOf(after) : null);
  }

  private static void move(
      Map<QueueId, Integer> counts, @Nullable QueueId left, @Nullable QueueId entered) {
    if (left != null && !left.equals(entered)) {
      counts.merge(left, -1, QueueSizes::sum);
    }
    if (entered != null && !entered.equals(left)) {
      counts.merge(entered, 1, QueueSizes::sum);
    }
  }

  private static @Nullable QueueId queueOf(@Nullable Contact contact) {
    if (contact == null || contact.consult()) {
      return null;
    }
    boolean inLine = contact instanceof Contact.Waiting || contact instanceof Contact.Offered;
    return inLine ? contact.stay().queueId() : null;
  }

  private static @Nullable Integer sum(Integer before, Integer more) {
    int sum = before + more;
    return sum == 0 ? null : sum;
  }
}
