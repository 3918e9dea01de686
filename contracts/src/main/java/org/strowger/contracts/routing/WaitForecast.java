package org.strowger.contracts.routing;

/**
 * How long a customer will wait from now on, as a range. Where nothing is known there is no
 * forecast; it is never zero.
 *
 * @param p50Seconds one of two waits no longer, at least 1
 * @param p90Seconds nine of ten wait no longer, at least {@code p50Seconds}
 */
public record WaitForecast(int p50Seconds, int p90Seconds) {

  public WaitForecast {
    if (p50Seconds < 1 || p90Seconds < p50Seconds) {
      throw new IllegalArgumentException("Expected a range from 1 s on but it is another");
    }
  }
}
