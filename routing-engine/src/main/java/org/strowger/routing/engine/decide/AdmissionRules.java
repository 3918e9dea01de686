package org.strowger.routing.engine.decide;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.Intake;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.plan.OpeningHours;
import org.strowger.routing.engine.state.DomainState;

/** Says whether a queue lets an arriving contact in, and if not, why and what becomes of it. */
final class AdmissionRules {

  private final DomainIndex index;
  private final DomainState state;

  AdmissionRules(DomainIndex index) {
    this.index = index;
    this.state = index.state();
  }

  /**
   * A queue does not let a contact in.
   *
   * @param reason why
   * @param action what becomes of the contact
   * @param message what its customer is told; null: nothing
   */
  record Denial(AdmissionReason reason, AdmissionAction action, @Nullable String message) {

    /** Whether the queue is closed, by its calendar or by a supervisor. */
    boolean isOutsideHours() {
      return reason == AdmissionReason.CLOSED || reason == AdmissionReason.CLOSED_BY_SUPERVISOR;
    }
  }

  /**
   * Why a queue does not let a contact in; null when it does. A limit is one of those who wait: who
   * would be given to somebody at once is let in.
   *
   * @param key the queue, and what the contact asks for there
   * @param forecast what the contact would wait; null when it is not known, or nothing
   */
  @Nullable Denial deny(LadderKey key, @Nullable WaitForecast forecast) {
    QueueId queueId = key.queueId();
    Intake intake = intakeOf(queueId);
    AdmissionReason reason = reason(key, intake, forecast);
    return reason == null
        ? null
        : new Denial(reason, action(reason, intake), message(queueId, reason, intake));
  }

  /** The calendar of a queue; null when it is always open. */
  @Nullable OpeningHours hours(QueueId queueId) {
    Intake intake = intakeOf(queueId);
    return intake == null || intake.calendar() == null
        ? null
        : state.plan().hours(intake.calendar());
  }

  /**
   * The queue that a queue overflows to.
   *
   * @throws IllegalStateException when it names none
   */
  QueueId overflowOf(QueueId queueId) {
    Intake intake = intakeOf(queueId);
    QueueId to = intake == null ? null : intake.overflowTo();
    if (to == null) {
      throw new IllegalStateException(
          "Expected queue " + queueId + " to overflow to another but it names none");
    }
    return to;
  }

  private @Nullable Intake intakeOf(QueueId queueId) {
    QueuePlan queue = state.plan().queue(queueId);
    return queue == null ? null : queue.intake();
  }

  private @Nullable AdmissionReason reason(
      LadderKey key, @Nullable Intake intake, @Nullable WaitForecast forecast) {
    QueueId queueId = key.queueId();
    if (RestrictionRules.isClosed(state, queueId)) {
      return AdmissionReason.CLOSED_BY_SUPERVISOR;
    }
    if (intake == null) {
      return null;
    }
    OpeningHours hours = hours(queueId);
    if (hours != null && !hours.isOpen(state.now())) {
      return AdmissionReason.CLOSED;
    }
    AdmissionReason limit = limit(queueId, intake);
    if (limit != null && waits(key)) {
      return limit;
    }
    Integer longest = intake.maximumForecast();
    return longest != null && forecast != null && forecast.p50Seconds() > longest
        ? AdmissionReason.FORECAST
        : null;
  }

  /** Which limit is met; null: none. */
  private @Nullable AdmissionReason limit(QueueId queueId, Intake intake) {
    Integer most = intake.maximumSize();
    if (most != null && index.inLine(queueId) >= most) {
      return AdmissionReason.FULL;
    }
    return isSharedLimitMet(intake) ? AdmissionReason.SHARED_LIMIT : null;
  }

  private boolean waits(LadderKey key) {
    return index.waiting().isPaused(key.queueId()) || !index.forecaster().isSomebodyFree(key);
  }

  private boolean isSharedLimitMet(Intake intake) {
    String name = intake.sharedLimit();
    Integer most = name == null ? null : state.plan().limit(name);
    return name != null
        && most != null
        && state.plan().queuesSharing(name).stream().mapToInt(index::inLine).sum() >= most;
  }

  /** A queue without rules has none for arrivals that a supervisor does not want. */
  private static AdmissionAction action(AdmissionReason reason, @Nullable Intake intake) {
    if (intake == null) {
      return AdmissionAction.REFUSE;
    }
    return switch (reason) {
      case CLOSED, CLOSED_BY_SUPERVISOR, UNKNOWN ->
          Objects.requireNonNullElse(intake.onClosed(), AdmissionAction.DEFER);
      case FULL, SHARED_LIMIT ->
          Objects.requireNonNullElse(intake.onFull(), AdmissionAction.REFUSE);
      case FORECAST ->
          Objects.requireNonNullElse(intake.onForecastExceeded(), AdmissionAction.REFUSE);
    };
  }

  /** The message of a supervisor who closed the queue comes before the plan's. */
  private @Nullable String message(
      QueueId queueId, AdmissionReason reason, @Nullable Intake intake) {
    String said =
        reason == AdmissionReason.CLOSED_BY_SUPERVISOR
            ? RestrictionRules.message(state, queueId)
            : null;
    return said == null && intake != null ? intake.message() : said;
  }
}
