package org.strowger.routing.streams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often the router's thread has ended of late. One that ends once goes on where it was; one
 * that is replaced again and again decides nothing, although it runs each time one looks.
 */
final class ThreadEnds {

  /** So many within {@link #WINDOW} are no accident. */
  static final int TOO_MANY = 3;

  static final Duration WINDOW = Duration.ofMinutes(1);

  private final Deque<Long> ends = new ArrayDeque<>();

  /**
   * Another one, at a time in nanoseconds.
   *
   * @return true when it makes them too many
   */
  synchronized boolean add(long now) {
    boolean before = tooMany(now);
    ends.addLast(now);
    return !before && tooMany(now);
  }

  /** Whether it is replaced again and again. */
  synchronized boolean tooMany(long now) {
    while (!ends.isEmpty() && now - ends.getFirst() > WINDOW.toNanos()) {
      ends.removeFirst();
    }
    return ends.size() >= TOO_MANY;
  }
}
