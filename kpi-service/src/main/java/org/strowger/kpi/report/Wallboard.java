package org.strowger.kpi.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.kpi.definition.AssignmentKpis;
import org.strowger.kpi.definition.Figure;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.SegmentKpis;
import org.strowger.kpi.definition.Tally;
import org.strowger.kpi.query.RosterRow;

/**
 * What a wallboard shows of one domain. What has no data is absent.
 *
 * @param now when it was made
 * @param asOf the latest event in the facts it was made of
 */
public record Wallboard(
    DomainId domain,
    Instant now,
    @Nullable Instant asOf,
    List<QueueRow> queues,
    List<ChannelRow> channels,
    Agents agents) {

  /**
   * @param waiting open segments, those that are being offered among them
   * @param offered live offers
   * @param callbacksWaiting open segments whose customer will be called back
   * @param deferred contacts that come back to the queue later
   */
  public record QueueRow(
      QueueId queueId,
      String name,
      QueuePlan.Delivery delivery,
      List<ChannelType> channels,
      long waiting,
      @Nullable Long oldestWaitSeconds,
      long offered,
      QueuePlan.ServiceTarget target,
      KpiValues today,
      KpiValues last30m,
      long callbacksWaiting,
      long deferred) {}

  /** The same over all queues, each with its own target and its own midnight. */
  public record ChannelRow(
      ChannelType channel,
      long waiting,
      @Nullable Long oldestWaitSeconds,
      KpiValues today,
      KpiValues last30m) {}

  /** Counts and ratios of one span; each row counts at the time of its event. */
  public record KpiValues(
      @Nullable Instant from,
      long enqueued,
      long answered,
      long abandoned,
      Rate serviceLevel,
      @Nullable BigDecimal asaSeconds,
      @Nullable BigDecimal ahtSeconds,
      long handled,
      Rate abandonRate,
      long callbacks,
      long expired,
      @Nullable BigDecimal holdSeconds) {

    /** What has to be asked for to make these. */
    static final List<KpiDefinition> KPIS =
        List.of(
            SegmentKpis.ENQUEUED,
            SegmentKpis.ANSWERED,
            SegmentKpis.ABANDONED,
            SegmentKpis.SERVICE_LEVEL,
            SegmentKpis.ASA,
            AssignmentKpis.AHT,
            AssignmentKpis.HANDLED,
            SegmentKpis.ABANDON_RATE,
            SegmentKpis.CALLBACKS,
            SegmentKpis.EXPIRED,
            AssignmentKpis.HOLD);

    static KpiValues of(@Nullable Instant from, Tally tally) {
      return new KpiValues(
          from,
          number(SegmentKpis.ENQUEUED, tally),
          number(SegmentKpis.ANSWERED, tally),
          number(SegmentKpis.ABANDONED, tally),
          Rate.of(SegmentKpis.SERVICE_LEVEL, tally),
          SegmentKpis.ASA.of(tally).orElse(null),
          AssignmentKpis.AHT.of(tally).orElse(null),
          number(AssignmentKpis.HANDLED, tally),
          Rate.of(SegmentKpis.ABANDON_RATE, tally),
          number(SegmentKpis.CALLBACKS, tally),
          number(SegmentKpis.EXPIRED, tally),
          AssignmentKpis.HOLD.of(tally).orElse(null));
    }
  }

  /** A percentage never comes without what it was made of. */
  public record Rate(long numerator, long denominator, @Nullable BigDecimal percent) {

    static Rate of(KpiDefinition rate, Tally tally) {
      return switch (rate.figure()) {
        case Figure.Ratio ratio ->
            new Rate(
                tally.number(ratio.numerator()),
                tally.number(ratio.denominator()),
                rate.of(tally).orElse(null));
        case Figure.Whole _ ->
            throw new IllegalArgumentException("Expected a rate but found a count");
      };
    }
  }

  /** A count; 0 of nothing. */
  static long number(KpiDefinition count, Tally tally) {
    return count.of(tally).map(BigDecimal::longValueExact).orElse(0L);
  }

  /**
   * The agents of the roster.
   *
   * @param byState how many are in each state
   * @param longestInState per state, who has been in it longest
   * @param engaged how many are with a contact, whatever their state
   */
  public record Agents(
      Map<AgentState, Long> byState,
      List<RosterRow> list,
      Map<AgentState, LongestInState> longestInState,
      long engaged) {}

  /** Whole seconds in the state. */
  public record LongestInState(AgentId agentId, long seconds) {}
}
