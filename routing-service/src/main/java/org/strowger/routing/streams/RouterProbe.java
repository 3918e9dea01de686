package org.strowger.routing.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the router answers, and does not only run. Each partition it decides for is sent a Tick
 * that nobody needs; it has answered when it has committed further than before: the command came
 * through the log, was decided, and its transaction can be read. While others' commands are decided
 * none is sent, and afterwards few, since the log keeps them.
 */
final class RouterProbe implements AutoCloseable {

  /** Who has not answered for so long does not. */
  static final Duration PATIENCE = Duration.ofSeconds(4);

  /** A partition in which nothing happens is asked so often. */
  static final Duration IDLE = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofMillis(500);

  private final Supplier<@Nullable Map<Integer, Long>> committed;
  private final IntConsumer ask;
  private final Map<Integer, Asked> asked = new HashMap<>();
  private final Thread looking =
      Thread.ofPlatform().daemon().name("routing-probe").unstarted(this::run);
  private volatile boolean answered;
  private boolean proven;

  private static final class Asked {
    long committed;

    /** Of the question that is open for longest. */
    long since;

    /** Of the latest question. */
    long at;

    boolean open;

    Asked(long committed) {
      this.committed = committed;
    }
  }

  /**
   * @param committed what was committed last of each partition this instance decides for; null
   *     while it does not run
   * @param ask sends a partition a Tick
   */
  RouterProbe(Supplier<@Nullable Map<Integer, Long>> committed, IntConsumer ask) {
    this.committed = committed;
    this.ask = ask;
  }

  void start() {
    looking.start();
  }

  /** Each partition has answered once, and none has been silent for too long. */
  boolean answered() {
    return answered;
  }

  @Override
  public void close() {
    looking.interrupt();
  }

  /** A look at a time in nanoseconds. */
  void look(long now) {
    Map<Integer, Long> offsets = committed.get();
    if (offsets == null) {
      return;
    }
    asked.keySet().retainAll(offsets.keySet());
    offsets.forEach((partition, offset) -> look(partition, offset, now));
    boolean allClosed = asked.values().stream().noneMatch(each -> each.open);
    proven |= allClosed;
    answered =
        proven
            && asked.values().stream()
                .allMatch(each -> !each.open || now - each.since < PATIENCE.toNanos());
  }

  private void look(int partition, long offset, long now) {
    Asked known = asked.get(partition);
    if (known == null) {
      known = new Asked(offset);
      asked.put(partition, known);
      open(known, partition, now);
    } else if (offset > known.committed) {
      known.committed = offset;
      known.open = false;
      known.at = now;
    } else if (known.open && now - known.at > PATIENCE.toNanos()) {
      ask(known, partition, now); // the broker may have been away
    } else if (!known.open && now - known.at > IDLE.toNanos()) {
      open(known, partition, now);
    }
  }

  private void open(Asked known, int partition, long now) {
    known.open = true;
    known.since = now;
    ask(known, partition, now);
  }

  private void ask(Asked known, int partition, long now) {
    known.at = now;
    ask.accept(partition);
  }

  private void run() {
    try {
      while (true) {
        look(System.nanoTime());
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
