package org.strowger.routing.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;

/** Keeps at most one Tick per domain unread. Belongs to one task and dies with it. */
final class DueTicks {

  /** A Tick that was not read for so long is taken for lost. */
  private static final Duration LOST = Duration.ofSeconds(1);

  /**
   * So often a domain is told how late it is while the broker's clock is behind: its commands
   * between two Ticks are dated by the first.
   */
  private static final Duration BEAT = Duration.ofMillis(500);

  private final TickSender sender;
  private final RoutingMetrics metrics;
  private final Map<DomainId, Sent> sent = new HashMap<>();

  DueTicks(TickSender sender, RoutingMetrics metrics) {
    this.sender = sender;
    this.metrics = metrics;
  }

  private record Sent(Instant at, boolean unread) {}

  /**
   * Sends one.
   *
   * @param now of this machine, never going back
   * @param reckoned what the Tick says, see {@link ReckonedTime}
   */
  void start(DomainId domain, Instant now, @Nullable Instant reckoned) {
    sent.put(domain, new Sent(now, true));
    sender.send(domain, reckoned);
    metrics.tickSent();
  }

  void read(DomainId domain) {
    sent.computeIfPresent(domain, (_, before) -> new Sent(before.at(), false));
  }

  /** The same, when the deadline has come, or a beat. */
  void sendWhenDue(
      DomainId domain, @Nullable Instant deadline, Instant now, @Nullable Instant reckoned) {
    Instant next = next(domain, deadline, now, reckoned);
    if (next != null && !next.isAfter(now)) {
      start(domain, now, reckoned);
    }
  }

  /**
   * When the next one is to be sent.
   *
   * @param deadline of the domain, by the exchange's time
   * @return by this machine's time, in the past when it is due; null when nothing is to come
   */
  @Nullable Instant next(
      DomainId domain, @Nullable Instant deadline, Instant now, @Nullable Instant reckoned) {
    if (deadline == null) {
      return null;
    }
    Sent before = sent.get(domain);
    Instant due =
        reckoned == null
            ? deadline
            : earlier(
                now.plus(Duration.between(reckoned, deadline)),
                before == null ? now : before.at().plus(BEAT));
    return before == null || !before.unread() ? due : later(due, before.at().plus(LOST));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
