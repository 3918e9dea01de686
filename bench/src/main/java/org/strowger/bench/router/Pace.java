package org.strowger.bench.router;

import java.util.concurrent.locks.LockSupport;

/** Does something so often per second, at its planned times: a late one does not move the rest. */
final class Pace {

  private final long started = System.nanoTime();
  private final double nanosEach;
  private long done;

  Pace(int perSecond) {
    nanosEach = 1e9 / perSecond;
  }

  /** True when the next is due; false after a short rest. */
  boolean isDue() {
    if (System.nanoTime() - started >= done * nanosEach) {
      done++;
      return true;
    }
    LockSupport.parkNanos(100_000);
    return false;
  }
}
