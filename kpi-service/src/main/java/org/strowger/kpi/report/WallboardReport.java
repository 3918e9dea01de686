package org.strowger.kpi.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.kpi.KpiDatabase;
import org.strowger.kpi.report.KpiQueries.Group;
import org.strowger.kpi.report.KpiQueries.Waiting;

/** Makes a wallboard from one snapshot of the facts. */
@ApplicationScoped
public class WallboardReport {

  private final KpiDatabase database;

  @Inject
  public WallboardReport(KpiDatabase database) {
    this.database = database;
  }

  /** The domain's numbers as they are now. */
  public Wallboard of(DomainId domainId, Instant now) {
    return database
        .jdbi()
        .inTransaction(
            org.jdbi.v3.core.transaction.TransactionIsolationLevel.REPEATABLE_READ,
            handle -> read(handle, domainId, now));
  }

  static Wallboard read(Handle handle, DomainId domainId, Instant now) {
    List<QueuePlan> queues = PlanInForce.queues(handle, domainId);
    List<Span> spans = queues.stream().flatMap(queue -> Span.ofBoards(queue, now)).toList();
    var facts =
        new Facts(
            now,
            spans,
            KpiQueries.tallies(handle, domainId, spans),
            KpiQueries.waiting(handle, domainId));
    var offered = KpiQueries.offered(handle, domainId);
    var deferred = KpiQueries.deferred(handle, domainId);
    return new Wallboard(
        domainId,
        now,
        asOf(handle, domainId),
        queues.stream()
            .map(
                queue ->
                    facts.row(
                        queue,
                        offered.getOrDefault(queue.id(), 0L),
                        deferred.getOrDefault(queue.id(), 0L)))
            .toList(),
        Arrays.stream(ChannelType.values()).flatMap(c -> facts.row(c).stream()).toList(),
        AgentBoard.read(handle, domainId, now));
  }

  private static @Nullable Instant asOf(Handle handle, DomainId domainId) {
    return handle
        .createQuery(
            "select max(as_of) from progress where domain_id = :domain having count(*) > 0")
        .bind("domain", domainId.value())
        .mapTo(OffsetDateTime.class)
        .findOne()
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }

  /** What was read, before it is arranged in rows. */
  private record Facts(
      Instant now, List<Span> spans, Map<Group, Tally> tallies, List<Waiting> waiting) {

    Wallboard.QueueRow row(QueuePlan queue, long offered, long deferred) {
      Predicate<Waiting> ofQueue = waits -> waits.queueId().equals(queue.id());
      return new Wallboard.QueueRow(
          queue.id(),
          queue.name(),
          queue.delivery(),
          channels(queue),
          depth(ofQueue),
          oldestWait(ofQueue),
          offered,
          queue.target(),
          values(Span.Name.TODAY, group -> group.queueId().equals(queue.id())),
          values(Span.Name.LAST_30_MINUTES, group -> group.queueId().equals(queue.id())),
          callbacks(ofQueue),
          deferred);
    }

    /** Of a channel nothing came on today there is no row. */
    Optional<Wallboard.ChannelRow> row(ChannelType channel) {
      Predicate<Waiting> ofChannel = waits -> waits.channel() == channel;
      Predicate<Group> inChannel = group -> group.channel() == channel;
      if (waiting.stream().noneMatch(ofChannel) && tallies.keySet().stream().noneMatch(inChannel)) {
        return Optional.empty();
      }
      return Optional.of(
          new Wallboard.ChannelRow(
              channel,
              depth(ofChannel),
              oldestWait(ofChannel),
              values(Span.Name.TODAY, inChannel),
              values(Span.Name.LAST_30_MINUTES, inChannel)));
    }

    private List<ChannelType> channels(QueuePlan queue) {
      return Arrays.stream(ChannelType.values())
          .filter(
              channel ->
                  waiting.stream()
                          .anyMatch(w -> w.queueId().equals(queue.id()) && w.channel() == channel)
                      || tallies.keySet().stream()
                          .anyMatch(g -> g.queueId().equals(queue.id()) && g.channel() == channel))
          .toList();
    }

    private long depth(Predicate<Waiting> which) {
      return waiting.stream().filter(which).mapToLong(Waiting::contacts).sum();
    }

    private long callbacks(Predicate<Waiting> which) {
      return waiting.stream().filter(which).mapToLong(Waiting::callbacks).sum();
    }

    private @Nullable Long oldestWait(Predicate<Waiting> which) {
      return waiting.stream()
          .filter(which)
          .map(Waiting::oldest)
          .min(Comparator.naturalOrder())
          .map(oldest -> Math.max(0, Duration.between(oldest, now).toSeconds()))
          .orElse(null);
    }

    private Wallboard.KpiValues values(Span.Name name, Predicate<Group> which) {
      Tally sum =
          tallies.entrySet().stream()
              .filter(entry -> entry.getKey().span() == name && which.test(entry.getKey()))
              .map(Map.Entry::getValue)
              .reduce(Tally.NOTHING, Tally::plus);
      return Wallboard.KpiValues.of(from(name, which), sum);
    }

    /** With several queues the earliest of their midnights. */
    private @Nullable Instant from(Span.Name name, Predicate<Group> which) {
      return spans.stream()
          .filter(span -> span.name() == name)
          .filter(
              span ->
                  Arrays.stream(ChannelType.values())
                      .anyMatch(c -> which.test(new Group(span.queueId(), c, name))))
          .map(Span::from)
          .min(Comparator.naturalOrder())
          .orElse(null);
    }
  }
}
