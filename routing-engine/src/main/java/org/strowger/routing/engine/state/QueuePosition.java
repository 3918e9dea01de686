package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.Comparator;
import org.strowger.contracts.id.ContactId;

/** A waiting contact's place among all others: priority, then age, then sequence. */
public record QueuePosition(int priority, Instant arrivedAt, long sequence, ContactId contactId)
    implements Comparable<QueuePosition> {

  private static final Comparator<QueuePosition> ORDER =
      Comparator.comparingInt(QueuePosition::priority)
          .thenComparing(QueuePosition::arrivedAt)
          .thenComparingLong(QueuePosition::sequence);

  public static QueuePosition of(Contact contact) {
    ContactRequest request = contact.request();
    return new QueuePosition(
        contact.segment().priority(), request.arrivedAt(), request.sequence(), request.contactId());
  }

  @Override
  public int compareTo(QueuePosition other) {
    return ORDER.compare(this, other);
  }
}
