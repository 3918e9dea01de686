package org.strowger.simulation.theory;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Who comes when, wants what, and how long she waits for it, all by chance and each by a stream of
 * its own: the same seed makes the same customers for every centre. How long a service takes is
 * drawn when it begins, so that centres which serve in another order are as busy.
 *
 * <p>Durations are nanoseconds of virtual time. A mean service of 10 minutes lasts 2 minutes here,
 * so that the engine remembers fewer contacts that have ended; only ratios matter.
 */
final class Demands {

  static final double MEAN_SERVICE = 120e9;
  private static final double REAL_SECONDS_PER_NANO = 600 / MEAN_SERVICE;

  private final SplittableRandom arrivals;
  private final SplittableRandom patiences;
  private final SplittableRandom types;
  private final double gap;
  private final @Nullable Double patience;
  private final int kinds;
  private long at;

  Demands(Setting setting, long seed) {
    var root = new SplittableRandom(seed);
    this.arrivals = root.split();
    this.patiences = root.split();
    this.types = root.split();
    this.gap = MEAN_SERVICE / setting.load();
    this.patience = setting.patience();
    this.kinds = setting.types();
  }

  /**
   * @param at when she comes
   * @param patience how long she waits at most
   */
  record ContactRequest(long at, long patience, int type) {}

  ContactRequest next() {
    at += exponential(arrivals, gap);
    return new ContactRequest(
        at,
        patience == null ? Long.MAX_VALUE / 4 : exponential(patiences, patience * MEAN_SERVICE),
        types.nextInt(kinds));
  }

  /** How long services take, in the order in which they begin. */
  static final class Services {
    private final SplittableRandom random;

    Services(long seed) {
      this.random = new SplittableRandom(~seed);
    }

    long next() {
      return exponential(random, MEAN_SERVICE);
    }
  }

  private static long exponential(SplittableRandom random, double mean) {
    return Math.max(1, Math.round(-Math.log(1 - random.nextDouble()) * mean));
  }

  /** Seconds where a mean service takes 10 minutes. */
  static double seconds(long nanos) {
    return nanos * REAL_SECONDS_PER_NANO;
  }
}
