package org.strowger.bench.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.strowger.contracts.ChannelType;

/**
 * Strangers who come one after another, each with a question on some channel. Only so many are
 * there at a time: who would be one more stays at home.
 */
final class Customers {

  private static final int MOST_AT_A_TIME = 400;

  private final Entrances entrances;
  private final List<ChannelType> channels;
  private final Ledger ledger;
  private final long seed;
  private final Semaphore room = new Semaphore(MOST_AT_A_TIME);

  /** One way in. */
  @FunctionalInterface
  interface Entrance {
    void enter(String name, Language language, Chance chance)
        throws IOException, InterruptedException;
  }

  /** Every way in. */
  record Entrances(Entrance mail, Entrance post, Entrance chat, Entrance phone) {

    Entrance of(ChannelType channel) {
      return switch (channel) {
        case EMAIL -> mail;
        case CHAT -> chat;
        case VOICE -> phone;
        default -> post;
      };
    }
  }

  /**
   * @param channels one of them for each customer; one that is named twice is taken twice as often
   */
  Customers(Entrances entrances, List<ChannelType> channels, Ledger ledger, long seed) {
    this.entrances = entrances;
    this.channels = channels;
    this.ledger = ledger;
    this.seed = seed;
  }

  /** Lets them come at this rate for so long; returns when the last has come. */
  void come(String run, double perSecond, Duration howLong) {
    Chance stream = Chance.of(seed, "arrivals", 0);
    long begin = System.nanoTime();
    long due = begin;
    for (int n = 0; due - begin < howLong.toNanos(); n++) {
      LockSupport.parkNanos(due - System.nanoTime());
      if (room.tryAcquire()) {
        enter(run + "-" + n, Chance.of(seed, "customer", n));
      } else {
        ledger.note("customers who stayed at home");
      }
      due += stream.untilNext(perSecond).toNanos();
    }
  }

  /** Waits until all have left, but not longer than this. */
  void awaitLast(Duration patience) throws InterruptedException {
    if (!room.tryAcquire(MOST_AT_A_TIME, patience.toMillis(), TimeUnit.MILLISECONDS)) {
      ledger.note("customers did not come out in time");
    }
  }

  private void enter(String name, Chance chance) {
    ChannelType channel = chance.oneOf(channels);
    Language language = chance.oneOf(Language.ALL);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                entrances.of(channel).enter(name, language, chance);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (IOException | IllegalStateException e) {
                ledger.note(channel + " customers found the entrance closed");
              } finally {
                room.release();
              }
            });
  }
}
