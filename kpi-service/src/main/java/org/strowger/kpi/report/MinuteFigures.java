package org.strowger.kpi.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.kpi.query.KpiAnswer;

/**
 * A domain's figures minute by minute, kept from one board to the next: only minutes whose figures
 * changed are counted again, so that a board costs the same at any time of the day. What is counted
 * is left to the definitions; {@code changed_minute} tells which minutes. One thread at a time.
 */
final class MinuteFigures {

  private final Map<Instant, Long> changes = new HashMap<>();
  private final NavigableMap<Instant, KpiAnswer> minutes = new TreeMap<>();

  /** Sums of whole hours, made when they are asked for. */
  private final Map<Instant, KpiAnswer> hours = new HashMap<>();

  private List<QueuePlan> queues = List.of();

  /** Counts a minute, from its start on. */
  interface Count {
    KpiAnswer of(Instant minute);
  }

  /**
   * Counts again what has changed.
   *
   * @param planned the queues with their targets: when these change, all has
   * @param since a minute; what is before it is asked for no more
   * @param found how often each minute since then has changed
   */
  void refresh(List<QueuePlan> planned, Instant since, Map<Instant, Long> found, Count count) {
    if (!planned.equals(queues)) {
      changes.clear();
      minutes.clear();
      hours.clear();
      queues = planned;
    }
    changes.keySet().removeIf(minute -> minute.isBefore(since));
    hours.keySet().removeIf(hour -> hour.isBefore(since));
    minutes.headMap(since).clear();
    found.forEach(
        (minute, change) -> {
          if (!Objects.equals(changes.get(minute), change)) {
            minutes.put(minute, count.of(minute));
            hours.remove(minute.truncatedTo(ChronoUnit.HOURS));
            changes.put(minute, change);
          }
        });
  }

  /** The figures from the start of a minute on. */
  KpiAnswer since(Instant minute) {
    Instant hour = minute.truncatedTo(ChronoUnit.HOURS);
    Instant firstHour = hour.equals(minute) ? hour : hour.plus(1, ChronoUnit.HOURS);
    return KpiAnswer.sum(
        Stream.concat(
            minutes.subMap(minute, firstHour).values().stream(),
            minutes.tailMap(firstHour).keySet().stream()
                .map(each -> each.truncatedTo(ChronoUnit.HOURS))
                .distinct()
                .map(each -> hours.computeIfAbsent(each, this::sumOfHour))));
  }

  private KpiAnswer sumOfHour(Instant hour) {
    return KpiAnswer.sum(minutes.subMap(hour, hour.plus(1, ChronoUnit.HOURS)).values().stream());
  }
}
