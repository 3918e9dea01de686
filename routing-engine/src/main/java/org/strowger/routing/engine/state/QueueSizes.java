package org.strowger.routing.engine.state;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;

/** How many contacts are in line in each queue, those included that are offered. */
final class QueueSizes {

  private final Map<QueueId, Integer> sizes = new TreeMap<>();

  int of(QueueId queueId) {
    return sizes.getOrDefault(queueId, 0);
  }

  void count(Contact contact, int more) {
    boolean inLine = contact instanceof Contact.Waiting || contact instanceof Contact.Offered;
    if (inLine && !contact.consult()) {
      sizes.merge(contact.stay().queueId(), more, QueueSizes::sum);
    }
  }

  private static @Nullable Integer sum(Integer before, Integer more) {
    int sum = before + more;
    return sum == 0 ? null : sum;
  }
}
