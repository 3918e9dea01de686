package org.strowger.routing.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;

/**
 * A plan that was put in force.
 *
 * @param basedOn the version it replaced
 * @param author who published it
 * @param reason why; null when none was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanVersion(
    long version,
    long basedOn,
    String hash,
    String author,
    @Nullable String reason,
    Instant appliedAt,
    RoutingPlan plan) {

  /** The same without its content. */
  public record Line(
      long version,
      long basedOn,
      String hash,
      String author,
      @Nullable String reason,
      Instant appliedAt) {}

  static PlanVersion of(PlanApplied event, RoutingPlan plan) {
    return new PlanVersion(
        event.version(),
        event.basedOn(),
        event.hash(),
        event.author(),
        event.reason(),
        event.appliedAt(),
        plan);
  }

  Line line() {
    return new Line(version, basedOn, hash, author, reason, appliedAt);
  }
}
