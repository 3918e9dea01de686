package org.strowger.contracts.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.RoutingPlan;

/** What becomes of plans. */
public sealed interface PlanEvent extends RoutingEvent {

  long version();

  /** A part was kept; its content is repeated so that the log alone tells every plan. */
  record PlanPartStaged(long version, int part, int parts, RoutingPlan content)
      implements PlanEvent {}

  /**
   * The plan is in force from here on.
   *
   * @param reason why it was published; null when none was given
   */
  record PlanApplied(
      long version,
      long basedOn,
      int parts,
      String hash,
      String author,
      Instant appliedAt,
      @Nullable String reason)
      implements PlanEvent {

    /** Without a reason. */
    public PlanApplied(
        long version, long basedOn, int parts, String hash, String author, Instant appliedAt) {
      this(version, basedOn, parts, hash, author, appliedAt, null);
    }
  }
}
