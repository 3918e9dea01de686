package org.strowger.kpi.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

/** Makes a wallboard from one snapshot of the facts: five queries, of what the board shows only. */
@ApplicationScoped
public class WallboardReport {

  private static final Duration LAST = Duration.ofMinutes(30);
  private static final List<Dimension> QUEUE_AND_CHANNEL =
      List.of(Dimension.QUEUE, Dimension.CHANNEL);
  private static final List<KpiDefinition> WAITING =
      List.of(LiveKpis.QUEUE_DEPTH, LiveKpis.OLDEST_WAIT, LiveKpis.CALLBACKS_WAITING);

  private final KpiDatabase database;

  @Inject
  public WallboardReport(KpiDatabase database) {
    this.database = database;
  }

  /** The domain's figures as they are now. */
  public Wallboard of(DomainId domainId, Instant now) {
    return database
        .jdbi()
        .inTransaction(
            TransactionIsolationLevel.REPEATABLE_READ,
            handle -> read(handle, domainId, AsOf.now(now)));
  }

  static Wallboard read(Handle handle, DomainId domainId, AsOf asOf) {
    var reader = new KpiReader(handle, domainId);
    List<QueuePlan> queues = reader.queues(asOf);
    KpiFilter all = KpiFilter.of(new TimeSpan.Today());
    var planned = queues.stream().map(queue -> queue.id().value()).collect(Collectors.toSet());
    KpiFilter today = all.with(Dimension.QUEUE, planned);
    KpiFilter last =
        KpiFilter.of(new TimeSpan.Between(asOf.at().minus(LAST), null))
            .with(Dimension.QUEUE, planned);
    var figures =
        new Figures(
            asOf.at(),
            reader.ask(KpiQuery.of(KpiValues.KPIS, QUEUE_AND_CHANNEL, today, asOf)),
            reader.ask(KpiQuery.of(KpiValues.KPIS, QUEUE_AND_CHANNEL, last, asOf)),
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
        asOf.at(),
        reader.factsUntil(asOf),
        queues.stream().map(figures::row).toList(),
        Arrays.stream(ChannelType.values())
            .filter(channel -> figures.concern(byChannel(channel)))
            .map(channel -> figures.row(channel, queues))
            .toList(),
        AgentRows.of(agents, reader.roster(asOf), asOf.at()));
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
          KpiValues.of(now.minus(LAST), last.sum(which)),
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
          KpiValues.of(queues.isEmpty() ? null : now.minus(LAST), last.sum(which)));
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
          .map(queue -> new TimeSpan.Today().from(queue.timeZone(), now))
          .min(Comparator.naturalOrder())
          .orElse(null);
    }
  }
}
