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
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.Presence;

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

    static KpiValues of(@Nullable Instant from, Tally tally) {
      return new KpiValues(
          from,
          tally.number(Count.ENQUEUED),
          tally.number(Count.ANSWERED),
          tally.number(Count.ABANDONED),
          Rate.of(KpiDefinitions.SERVICE_LEVEL, tally),
          KpiDefinitions.ASA.of(tally).orElse(null),
          KpiDefinitions.AHT.of(tally).orElse(null),
          tally.number(Count.HANDLED),
          Rate.of(KpiDefinitions.ABANDON_RATE, tally),
          tally.number(Count.CALLBACKS),
          tally.number(Count.EXPIRED),
          KpiDefinitions.HOLD.of(tally).orElse(null));
    }
  }

  /** A percentage never comes without what it was made of. */
  public record Rate(long numerator, long denominator, @Nullable BigDecimal percent) {

    static Rate of(KpiRatio ratio, Tally tally) {
      return new Rate(
          tally.number(ratio.numerator()),
          tally.number(ratio.denominator()),
          ratio.of(tally).orElse(null));
    }
  }

  /**
   * The agents of the roster.
   *
   * @param longestInState per state, who has been in it longest
   */
  public record Agents(
      Map<AgentState, Long> byState,
      List<AgentRow> list,
      Map<AgentState, LongestInState> longestInState) {}

  /** Whole seconds in the state. */
  public record LongestInState(AgentId agentId, long seconds) {}

  /**
   * @param since when the state began
   */
  public record AgentRow(
      AgentId agentId,
      @Nullable TeamId teamId,
      AgentState state,
      Presence presence,
      @Nullable String reason,
      Instant since) {}
}
