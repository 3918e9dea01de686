package org.strowger.bench.demo;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** One person's luck. All of it comes from the run's seed: the same seed, the same choices. */
public final class Chance {

  private final SplittableRandom random;

  private Chance(SplittableRandom random) {
    this.random = random;
  }

  /**
   * @param who what kind of person
   * @param number of the person
   */
  static Chance of(long seed, String who, long number) {
    return new Chance(new SplittableRandom((seed * 31 + who.hashCode()) * 1_000_003 + number));
  }

  /** True once in so many times. */
  public synchronized boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  synchronized int below(int bound) {
    return random.nextInt(bound);
  }

  synchronized <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Between two moments of a steady stream of strangers. */
  synchronized Duration untilNext(double perSecond) {
    return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9));
  }

  public synchronized long between(long fromMs, long toMs) {
    return random.nextLong(fromMs, toMs);
  }

  /** Takes some time. */
  public void pause(long fromMs, long toMs) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(between(fromMs, toMs));
  }
}
