package org.strowger.servicekit.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;

/** Which commands' events this process has applied, per key. */
final class Progress {

  private static final long NONE = -1;

  private final Map<String, Long> passed = new HashMap<>();

  /** Notes the messages of a committed batch. */
  synchronized void note(Iterable<? extends Message<?>> applied) {
    for (Message<?> message : applied) {
      Meta.Cause cause = message.meta().cause();
      if (cause != null && cause.index() == cause.count()) {
        passed.merge(message.key(), cause.offset(), Math::max);
      }
    }
    notifyAll();
  }

  synchronized long of(String key) {
    return passed.getOrDefault(key, NONE);
  }

  synchronized boolean await(String key, long offset, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (of(key) < offset) {
        long remaining = deadline - System.nanoTime();
        if (remaining <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, remaining);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
