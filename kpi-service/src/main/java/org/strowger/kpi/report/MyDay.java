package org.strowger.kpi.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;

/**
 * What an agent did today, and what she missed.
 *
 * @param from her midnight
 * @param channels those of which she handled something
 * @param outcomes of the contacts she was done with, the most frequent first
 * @param missed offers that she did not take, the latest first; at most 50
 */
public record MyDay(
    Instant from,
    Instant asOf,
    List<ChannelDay> channels,
    List<Outcome> outcomes,
    List<Missed> missed) {

  public MyDay {
    channels = List.copyOf(channels);
    outcomes = List.copyOf(outcomes);
    missed = List.copyOf(missed);
  }

  /**
   * Her day on one channel.
   *
   * @param handled assignments whose wrap-up ended
   * @param handleSeconds of all of them, from assignment to the end of wrap-up
   */
  public record ChannelDay(ChannelType channel, long handled, BigDecimal handleSeconds) {}

  /**
   * How contacts ended.
   *
   * @param disposition null: none was given, or the contact went on without her
   */
  public record Outcome(@Nullable String disposition, long contacts) {}

  /**
   * An offer that she did not take.
   *
   * @param reason why she declined, or why it was withdrawn; null where it lapsed
   */
  public record Missed(
      Instant at, QueueId queueId, ChannelType channel, How how, @Nullable String reason) {}

  /** How an offer ended without her. */
  public enum How {
    /** She did not answer. */
    LAPSED,
    DECLINED,
    /** The customer left, or it went elsewhere. */
    WITHDRAWN
  }
}
