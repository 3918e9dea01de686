package org.strowger.routing.engine.match;

import java.time.Instant;

/**
 * Instants as {@link Instant#toString} writes them. Each offer says since when its agent is free,
 * and in a busy exchange many say the same second.
 */
final class IsoTime {

  private static final int MILLI = 1_000_000;

  private long second = Long.MIN_VALUE;
  private String known = "";

  String of(Instant instant) {
    int nanos = instant.getNano();
    if (nanos == 0 || nanos % MILLI != 0) {
      return instant.toString();
    }
    if (instant.getEpochSecond() != second) {
      second = instant.getEpochSecond();
      String whole = instant.minusNanos(nanos).toString();
      known = whole.substring(0, whole.length() - 1) + '.';
    }
    int millis = nanos / MILLI;
    String zeros = millis < 10 ? "00" : millis < 100 ? "0" : "";
    return known + zeros + millis + 'Z';
  }
}
