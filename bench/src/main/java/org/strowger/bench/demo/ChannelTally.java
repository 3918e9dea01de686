package org.strowger.bench.demo;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.strowger.contracts.ChannelType;

/** The count of one channel. */
final class ChannelTally {

  private final ChannelType channel;
  private final Histogram untilOffer = new Histogram(Duration.ofHours(1).toMillis(), 3);
  private final Histogram withAgentFree = new Histogram(Duration.ofHours(1).toMillis(), 3);
  private long sent;
  private long repeated;
  private long answered;
  private long abandoned;
  private long calledBack;
  private long lost;
  private long doubled;

  ChannelTally(ChannelType channel) {
    this.channel = channel;
  }

  static String heading() {
    return "%-8s %6s %8s %9s %10s %12s %5s %8s   arrival → offer  p50      p99   agent free p50   p99"
        .formatted(
            "channel",
            "sent",
            "repeated",
            "answered",
            "abandoned",
            "called back",
            "lost",
            "doubled");
  }

  void sent(int repeats) {
    sent++;
    repeated += repeats;
  }

  void lost(long number) {
    lost += number;
  }

  void doubled(long number) {
    doubled += number;
  }

  void add(Story.Contact contact) {
    answered += contact.isAssigned() ? 1 : 0;
    abandoned += contact.isAbandoned() ? 1 : 0;
    calledBack += contact.isCalledBack() ? 1 : 0;
    Duration waited = contact.untilOffer();
    if (waited != null) {
      long ms = Math.clamp(waited.toMillis(), 0, Duration.ofHours(1).toMillis());
      untilOffer.recordValue(ms);
      if (contact.isOfferedOnArrival()) {
        withAgentFree.recordValue(ms);
      }
    }
  }

  long faults() {
    return lost + doubled;
  }

  long sent() {
    return sent;
  }

  @Override
  public String toString() {
    return "%-8s %6d %8d %9d %10d %12d %5d %8d   %18d ms %5d ms %13d ms %5d ms"
        .formatted(
            channel.name().toLowerCase(java.util.Locale.ROOT),
            sent,
            repeated,
            answered,
            abandoned,
            calledBack,
            lost,
            doubled,
            untilOffer.getValueAtPercentile(50),
            untilOffer.getValueAtPercentile(99),
            withAgentFree.getValueAtPercentile(50),
            withAgentFree.getValueAtPercentile(99));
  }
}
