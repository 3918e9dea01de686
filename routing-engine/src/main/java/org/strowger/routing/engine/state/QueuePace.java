package org.strowger.routing.engine.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.WaitForecast;

/**
 * How quickly a queue was served of late: mean and variance of the time between two assignments
 * while somebody waited. The time counts when the contact that is assigned was in line already at
 * the assignment before it, since then the queue was never empty between the two.
 *
 * <p>Whoever has n−1 contacts before her waits for n such times. Their sum has mean n·m and
 * variance n·v (W. Whitt, "Predicting Queueing Delays", Management Science 45 (1999) 870–888); that
 * the mean itself is an estimate of k samples adds n²·v/k. The estimate is of the delay-history
 * kind, so it follows changes of staff and of abandonment without a model of either (R. Ibrahim, W.
 * Whitt, "Real-Time Delay Estimation Based on Delay History", M&SOM 11 (2009) 397–415). For the sum
 * the normal approximation is taken: median n·m, 90th percentile 1.2816 standard deviations above.
 * Mean and variance are updated by each sample with weight 1/16, the first 16 with equal weights
 * (D. H. D. West, "Updating mean and variance estimates", CACM 22 (1979) 532–535).
 *
 * @param startedAt of the latest assignment
 * @param samples that were taken, at most 31, which the weight of 1/16 is worth in the end
 * @param mean of the time between two assignments, in milliseconds
 * @param variance of it, in square milliseconds
 */
public record QueuePace(QueueId queueId, Instant startedAt, int samples, long mean, long variance)
    implements Entity {

  private static final int LEAST_SAMPLES = 4;
  private static final int MOST_SAMPLES = 31;
  private static final int WEIGHT = 16;
  private static final long LONGEST = Duration.ofHours(1).toMillis();
  private static final int MOST_AHEAD = 1_000_000;
  private static final long Z90 = 1_282; // thousandths of a standard deviation
  private static final long MILLION = 1_000_000;

  /** Of a queue in which the first contact was assigned. */
  public static QueuePace first(QueueId queueId, Instant startedAt) {
    return new QueuePace(queueId, startedAt, 0, 0, 0);
  }

  /** The key of a queue's pace. */
  public static String keyOf(QueueId queueId) {
    return "pace/" + queueId;
  }

  @Override
  public String key() {
    return keyOf(queueId);
  }

  /** The pace after one more contact was assigned, which was in line since a time. */
  public QueuePace afterAssignment(Instant at, Instant enqueuedAt) {
    QueuePace next = enqueuedAt.isAfter(startedAt) ? this : sampled(between(startedAt, at));
    return new QueuePace(queueId, at, next.samples, next.mean, next.variance);
  }

  /**
   * How long a contact will wait with so many before it; null while nothing is known.
   *
   * @param ahead how many come before it, from 0
   * @param waitingSince since when somebody waits without break
   */
  public @Nullable WaitForecast forecast(int ahead, Instant waitingSince, Instant now) {
    long open = between(waitingSince.isAfter(startedAt) ? waitingSince : startedAt, now);
    QueuePace seen = open > mean ? sampled(open) : this; // it has taken that long already
    if (seen.samples < LEAST_SAMPLES) {
      return null;
    }
    long times = Math.min(ahead, MOST_AHEAD) + 1L;
    long median = times * seen.mean;
    long deviations = root(times * MILLION + times * times / seen.samples * MILLION);
    long spread = root(seen.variance) * deviations / 1_000 * Z90 / 1_000;
    return new WaitForecast(seconds(median), seconds(median + spread));
  }

  private static long between(Instant from, Instant to) {
    return Math.clamp(Duration.between(from, to).toMillis(), 0, LONGEST);
  }

  private QueuePace sampled(long millis) {
    int weight = Math.min(samples + 1, WEIGHT);
    long difference = millis - mean;
    long newMean = mean + difference / weight;
    long newVariance = variance + (difference * (millis - newMean) - variance) / weight;
    int known = Math.min(samples + 1, MOST_SAMPLES);
    return new QueuePace(queueId, startedAt, known, newMean, Math.max(0, newVariance));
  }

  /** Never zero: who waits does wait. */
  private static int seconds(long millis) {
    return Math.clamp(Math.ceilDiv(millis, 1_000), 1, Integer.MAX_VALUE);
  }

  /** The integer square root, by Newton's method from above. */
  private static long root(long square) {
    if (square < 2) {
      return square;
    }
    long root = 1L << ((64 - Long.numberOfLeadingZeros(square) + 1) / 2);
    long next = (root + square / root) / 2;
    while (next < root) {
      root = next;
      next = (root + square / root) / 2;
    }
    return root;
  }
}
