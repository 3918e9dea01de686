package org.strowger.routing.streams;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * The machine's clock was set back. A Kafka consumer sends its heartbeats by that clock: it would
 * send none until the clock has caught up, and be put out of its group every time it joins. The
 * thread ends, and the one in its place has a consumer that knows only the new time.
 */
final class ClockSetBackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClockSetBackException() {
    super("Expected the clock to go on but it was set back");
  }

  static boolean isCauseOf(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(10)
        .anyMatch(ClockSetBackException.class::isInstance);
  }
}
