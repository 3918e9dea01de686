package org.strowger.servicekit.health;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Every distribution is published as counts by fixed bounds. They are the same in every replica, so
 * they can be added, and any percentile is computed from the sum; a percentile that a replica has
 * computed can be added to nothing.
 */
public final class Histograms {

  /** Milliseconds, from 1 ms to a minute. */
  private static final double[] TIMES =
      millis(1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000);

  /** Of sizes: 100 bytes to 10 MB. */
  private static final double[] SIZES = {100, 1e3, 1e4, 1e5, 1e6, 1e7};

  @Produces
  @Singleton
  MeterFilter histograms() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig wanted) {
        return switch (id.getType()) {
          case TIMER, LONG_TASK_TIMER -> withBounds(wanted, TIMES);
          case DISTRIBUTION_SUMMARY -> withBounds(wanted, SIZES);
          default -> wanted;
        };
      }
    };
  }

  /** A meter's own bounds stay; percentiles of its own go. */
  private static DistributionStatisticConfig withBounds(
      DistributionStatisticConfig wanted, double[] usual) {
    double @Nullable [] own = wanted.getServiceLevelObjectiveBoundaries();
    return DistributionStatisticConfig.builder()
        .percentiles()
        .percentilesHistogram(false)
        .serviceLevelObjectives(own == null || own.length == 0 ? usual : own)
        .build()
        .merge(wanted);
  }

  private static double[] millis(double... bounds) {
    return DoubleStream.of(bounds).map(each -> each * 1e6).toArray();
  }
}
