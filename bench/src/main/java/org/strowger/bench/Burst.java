package org.strowger.bench;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does the same again and again at a steady rate, however long each takes. */
final class Burst {

  private final int perSecond;
  private final int seconds;
  private final Act act;

  /** What is done, with its number. */
  interface Act {
    void of(int number) throws IOException, InterruptedException;
  }

  Burst(int perSecond, int seconds, Act act) {
    this.perSecond = perSecond;
    this.seconds = seconds;
    this.act = act;
  }

  /** Returns when all is done. */
  void run() {
    long begun = System.nanoTime();
    long each = TimeUnit.SECONDS.toNanos(1) / perSecond;
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < perSecond * seconds; n++) {
        int number = n;
        LockSupport.parkNanos(begun + n * each - System.nanoTime());
        var _ =
            all.submit(
                () -> {
                  act.of(number);
                  return null;
                });
      }
    }
  }
}
