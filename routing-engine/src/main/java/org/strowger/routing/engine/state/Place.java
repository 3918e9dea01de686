package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.Comparator;
import org.strowger.contracts.id.ContactId;

/** A waiting contact's place among all others: priority, then age, then sequence. */
public record Place(int priority, Instant arrivedAt, long sequence, ContactId contactId)
    implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::priority)
          .thenComparing(Place::arrivedAt)
          .thenComparingLong(Place::sequence);

  public static Place of(Contact contact) {
    Demand demand = contact.demand();
    return new Place(
        contact.stay().priority(), demand.arrivedAt(), demand.sequence(), demand.contactId());
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
