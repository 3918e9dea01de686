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

  private final TickSender sender;
  private final RoutingMetrics metrics;
  private final Map<DomainId, Instant> unread = new HashMap<>();

  DueTicks(TickSender sender, RoutingMetrics metrics) {
    this.sender = sender;
    this.metrics = metrics;
  }

  void start(DomainId domain, Instant now) {
    unread.put(domain, now);
    sender.send(domain);
    metrics.tickSent();
  }

  void read(DomainId domain) {
    unread.remove(domain);
  }

  void sendWhenDue(DomainId domain, @Nullable Instant deadline, Instant now) {
    if (deadline == null || deadline.isAfter(now)) {
      return;
    }
    Instant sentAt = unread.get(domain);
    if (sentAt == null || sentAt.plus(LOST).isBefore(now)) {
      start(domain, now);
    }
  }
}
