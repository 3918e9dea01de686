package org.strowger.kpi.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.kpi.KpiDatabase;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.LiveKpis;
import org.strowger.kpi.definition.Tally;
import org.strowger.kpi.query.AsOf;
import org.strowger.kpi.query.KpiAnswer;
import org.strowger.kpi.query.KpiFilter;
import org.strowger.kpi.query.KpiQuery;
import org.strowger.kpi.query.KpiReader;
import org.strowger.kpi.query.TimeSpan;
import org.strowger.kpi.report.Wallboard.KpiValues;

/**
 * Makes a wallboard from one snapshot of the facts. What is open now is read each time; what
 * happened today is counted once and then only where it changes, see {@link MinuteFigures}.
 */
@ApplicationScoped
public class WallboardReport {

  private static final Duration LAST = Duration.ofMinutes(30);
  private static final List<Dimension> QUEUE_AND_CHANNEL =
      List.of(Dimension.QUEUE, Dimension.CHANNEL);
  private static final List<KpiDefinition> WAITING =
      List.of(LiveKpis.QUEUE_DEPTH, LiveKpis.OLDEST_WAIT, LiveKpis.CALLBACKS_WAITING);

  private final KpiDatabase database;
  private final Map<DomainId, MinuteFigures> minutes = new ConcurrentHashMap<>();

  @Inject
  public WallboardReport(KpiDatabase database) {
    this.database = database;
  }

  /** The domain's figures as they are now. */
  public Wallboard of(DomainId domainId, Instant now) {
    MinuteFigures kept = minutes.computeIfAbsent(domainId, _ -> new MinuteFigures());
    synchronized (kept) { // taken before the snapshot: the next one is never older
      return database
          .jdbi()
          .inTransaction(
              TransactionIsolationLevel.REPEATABLE_READ,
              handle -> read(handle, domainId, now, kept));
    }
  }

  static Wallboard read(Handle handle, DomainId domainId, Instant now, MinuteFigures kept) {
    AsOf asOf = AsOf.now(now);
    var reader = new KpiReader(handle, domainId);
    List<QueuePlan> queues = reader.queues(asOf);
    KpiFilter all = KpiFilter.of(new TimeSpan.Today());
    refresh(kept, reader, queues, asOf);
    var figures =
        new Figures(
            now,
            today(kept, queues, now),
            kept.since(last(now)),
            reader.ask(KpiQuery.of(WAITING, QUEUE_AND_CHANNEL, all, asOf)),
            reader.ask(
                KpiQuery.of(
                    List.of(LiveKpis.OFFERED, LiveKpis.DEFERRED),
                    List.of(Dimension.QUEUE),
                    all,
                    asOf)));
    KpiAnswer agents =
        reader.ask(
            KpiQuery.of(List.of(LiveKpis.AGENTS_ON_ROSTER), List.of(Dimension.STATE), all, asOf));
    return new Wallboard(
        domainId,
        now,
        reader.factsUntil(asOf),
        queues.stream().map(figures::row).toList(),
        Arrays.stream(ChannelType.values())
            .filter(channel -> figures.concern(byChannel(channel)))
            .map(channel -> figures.row(channel, queues))
            .toList(),
        AgentRows.of(agents, reader.roster(asOf), asOf.at()));
  }

  private static void refresh(
      MinuteFigures kept, KpiReader reader, List<QueuePlan> queues, AsOf asOf) {
    Set<String> planned = ids(queues.stream());
    Instant since =
        Stream.concat(
                queues.stream().map(queue -> midnight(queue, asOf.at())),
                Stream.of(last(asOf.at())))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    kept.refresh(
        queues,
        since,
        reader.changedMinutes(since),
        minute -> {
          var span = new TimeSpan.Between(minute, minute.plus(1, ChronoUnit.MINUTES));
          KpiFilter rows = KpiFilter.of(span).with(Dimension.QUEUE, planned);
          return reader.ask(KpiQuery.of(KpiValues.KPIS, QUEUE_AND_CHANNEL, rows, asOf));
        });
  }

  /** Of each queue since its own midnight. */
  private static KpiAnswer today(MinuteFigures kept, List<QueuePlan> queues, Instant now) {
    return KpiAnswer.sum(
        queues.stream()
            .map(queue -> midnight(queue, now))
            .distinct()
            .map(
                midnight ->
                    kept.since(midnight)
                        .only(
                            Dimension.QUEUE,
                            ids(
                                queues.stream()
                                    .filter(queue -> midnight(queue, now).equals(midnight))))));
  }

  private static Set<String> ids(Stream<QueuePlan> queues) {
    return queues.map(queue -> queue.id().value()).collect(Collectors.toSet());
  }

  private static Instant midnight(QueuePlan queue, Instant now) {
    return new TimeSpan.Today().from(queue.timeZone(), now);
  }

  /** Since when the last half hour is counted: from the start of a minute. */
  private static Instant last(Instant now) {
    return now.minus(LAST).truncatedTo(ChronoUnit.MINUTES);
  }

  private static Map<Dimension, String> byQueue(QueuePlan queue) {
    return Map.of(Dimension.QUEUE, queue.id().value());
  }

  private static Map<Dimension, String> byChannel(ChannelType channel) {
    return Map.of(Dimension.CHANNEL, channel.name());
  }

  /** What was read, before it is arranged in rows. */
  private record Figures(
      Instant now, KpiAnswer today, KpiAnswer last, KpiAnswer waiting, KpiAnswer elsewhere) {

    Wallboard.QueueRow row(QueuePlan queue) {
      Map<Dimension, String> which = byQueue(queue);
      Tally open = waiting.sum(which);
      Tally beside = elsewhere.sum(which);
      return new Wallboard.QueueRow(
          queue.id(),
          queue.name(),
          queue.delivery(),
          channels(queue),
          Wallboard.number(LiveKpis.QUEUE_DEPTH, open),
          oldestWait(open),
          Wallboard.number(LiveKpis.OFFERED, beside),
          queue.target(),
          KpiValues.of(midnight(Stream.of(queue)), today.sum(which)),
          KpiValues.of(WallboardReport.last(now), last.sum(which)),
          Wallboard.number(LiveKpis.CALLBACKS_WAITING, open),
          Wallboard.number(LiveKpis.DEFERRED, beside));
    }

    Wallboard.ChannelRow row(ChannelType channel, List<QueuePlan> queues) {
      Map<Dimension, String> which = byChannel(channel);
      Tally open = waiting.sum(which);
      return new Wallboard.ChannelRow(
          channel,
          Wallboard.number(LiveKpis.QUEUE_DEPTH, open),
          oldestWait(open),
          KpiValues.of(midnight(queues.stream()), today.sum(which)),
          KpiValues.of(queues.isEmpty() ? null : WallboardReport.last(now), last.sum(which)));
    }

    /** Of what did not come today there is no row. */
    boolean concern(Map<Dimension, String> which) {
      return waiting.has(which) || today.has(which) || last.has(which);
    }

    private List<ChannelType> channels(QueuePlan queue) {
      return Arrays.stream(ChannelType.values())
          .filter(
              channel ->
                  concern(
                      Map.of(
                          Dimension.QUEUE, queue.id().value(), Dimension.CHANNEL, channel.name())))
          .toList();
    }

    private static @Nullable Long oldestWait(Tally open) {
      return LiveKpis.OLDEST_WAIT.of(open).map(seconds -> seconds.longValueExact()).orElse(null);
    }

    /** With several queues the earliest of their midnights. */
    private @Nullable Instant midnight(Stream<QueuePlan> queues) {
      return queues
          .map(queue -> WallboardReport.midnight(queue, now))
          .min(Comparator.naturalOrder())
          .orElse(null);
    }
  }
}
