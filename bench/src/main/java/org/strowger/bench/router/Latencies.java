package org.strowger.bench.router;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How long each took, in microseconds. */
final class Latencies {

  private static final int DIGITS = 3;

  private final Histogram micros = new Histogram(DIGITS);

  void add(long nanos) {
    micros.recordValue(Math.max(0, nanos / 1_000));
  }

  long count() {
    return micros.getTotalCount();
  }

  double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }

  String print(String what, Duration during) {
    return String.format(
        Locale.ROOT,
        "%-13s %d in %d s: p50 %.1f ms · p99 %.1f ms · max %.1f ms",
        what,
        count(),
        during.toSeconds(),
        millis(50),
        millis(99),
        micros.getMaxValue() / 1_000.0);
  }
}
