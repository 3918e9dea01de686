package org.strowger.routing.engine.state;

import java.time.Instant;

/** Instants as nanoseconds since 1970: exact until 2262, and quick to compare. */
public final class Nanos {

  public static final long OF_A_SECOND = 1_000_000_000L;
  private static final long LATEST = Long.MAX_VALUE / OF_A_SECOND - 1;

  private Nanos() {}

  /** The instant as a number; beyond 1677 to 2262 the nearest there is. */
  public static long of(Instant instant) {
    long seconds = Math.clamp(instant.getEpochSecond(), -LATEST, LATEST);
    return seconds * OF_A_SECOND + instant.getNano();
  }

  /** Whether the instant comes back as it was. */
  public static boolean exact(Instant instant) {
    return Math.abs(instant.getEpochSecond()) < LATEST;
  }

  /** The instant of a number. */
  public static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, OF_A_SECOND), Math.floorMod(nanos, OF_A_SECOND));
  }
}
