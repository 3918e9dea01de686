package org.strowger.gateway.live;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.RoutingAnswer.ServiceStatusTold;
import org.strowger.contracts.routing.WaitForecast;

/**
 * What a customer finds at an entry point: the one thing that every channel tells of it.
 *
 * @param openUntil when the hours end; null when it is closed, or always open
 * @param opensAt when she is let in, or served again; null when that is now or cannot be said
 * @param forecast what she would wait; null when nobody is there or nothing is known
 * @param message of whoever closed or paused it, or of the plan; null: the channel's own words
 */
public record ServiceStatus(
    State state,
    @Nullable Instant openUntil,
    @Nullable Instant opensAt,
    @Nullable WaitForecast forecast,
    @Nullable String message) {

  /** Nothing is known: the router has not answered. */
  public static final ServiceStatus UNKNOWN =
      new ServiceStatus(State.UNKNOWN, null, null, null, null);

  /** What it comes to. */
  public enum State {
    /** Somebody is free. */
    OPEN,
    /** Somebody is there; she would wait. */
    BUSY,
    /** She would wait, and nobody is there. */
    NOBODY,
    /** What she writes is kept, and comes in line when the queue lets in again. */
    DEFERRED,
    /** Nobody is let in, by its hours or a supervisor. */
    CLOSED,
    /** Nobody is let in: too many wait. */
    FULL,
    UNKNOWN
  }

  static ServiceStatus of(ServiceStatusTold told) {
    return new ServiceStatus(
        state(told), told.openUntil(), told.opensAt(), told.forecast(), told.message());
  }

  private static State state(ServiceStatusTold told) {
    AdmissionReason denied = told.denied();
    AdmissionAction action = Objects.requireNonNullElse(told.action(), AdmissionAction.WAIT);
    if (denied == null || isLetIn(action)) {
      return present(told);
    }
    if (action == AdmissionAction.DEFER && told.opensAt() != null) {
      return State.DEFERRED;
    }
    return switch (denied) {
      case CLOSED, CLOSED_BY_SUPERVISOR, UNKNOWN -> State.CLOSED;
      case FULL, SHARED_LIMIT, FORECAST -> State.FULL;
    };
  }

  private static boolean isLetIn(AdmissionAction action) {
    return action == AdmissionAction.WAIT
        || action == AdmissionAction.CALLBACK
        || action == AdmissionAction.UNKNOWN;
  }

  private static State present(ServiceStatusTold told) {
    if (!told.attended()) {
      return State.NOBODY;
    }
    return told.free() ? State.OPEN : State.BUSY;
  }

  /** Whether the hours have made it another by then. */
  boolean isOver(Instant now) {
    return isPast(openUntil, now) || isPast(opensAt, now);
  }

  private static boolean isPast(@Nullable Instant at, Instant now) {
    return at != null && !at.isAfter(now);
  }
}
