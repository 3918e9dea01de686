package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.Intake;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent.ArrivalDenied;
import org.strowger.contracts.routing.WaitEvent.ContactOverflowed;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.routing.engine.plan.OpeningHours;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Requirement;

/** A queue lets an arriving contact in, or says what becomes of it. */
final class IntakeDecider {

  private final DomainState state;

  IntakeDecider(DomainState state) {
    this.state = state;
  }

  private record Denial(AdmissionReason reason, AdmissionAction action) {}

  /** Asks the queue, and those it overflows to; a valid plan has no cycle of them. */
  void admit(Decision decision, RouteContact command, EntryRule rule, Instant arrivedAt) {
    QueueId queueId = rule.queueId();
    Set<QueueId> asked = new TreeSet<>(Set.of(queueId));
    SegmentSource source = SegmentSource.ARRIVAL;
    int segment = 0;
    Denial denial = deny(decision, command, rule, arrivedAt, queueId);
    while (denial != null && denial.action() == AdmissionAction.OVERFLOW) {
      QueueId next = overflowOf(queueId);
      decision.publish(
          new ContactOverflowed(
              command.contactId(),
              arrivedAt,
              queueId,
              next,
              now(),
              denial.reason(),
              segment--,
              command.channel()));
      queueId = next;
      asked.add(next);
      source = SegmentSource.OVERFLOW;
      denial = deny(decision, command, rule, arrivedAt, queueId);
    }
    ContactEnqueued enqueued = enqueued(command, rule, arrivedAt, queueId, source);
    switch (denial == null ? AdmissionAction.WAIT : denial.action()) {
      case REFUSE -> decision.publish(refused(enqueued, denial, segment));
      case DEFER -> defer(decision, enqueued, denial, segment);
      case CALLBACK -> callBack(decision, enqueued);
      case WAIT, OVERFLOW, UNKNOWN -> decision.publish(enqueued);
    }
    QueueDecider.announce(decision, state, command, arrivedAt, asked);
  }

  private @Nullable Denial deny(
      Decision decision, RouteContact command, EntryRule rule, Instant arrivedAt, QueueId queueId) {
    QueuePlan queue = state.plan().queue(queueId);
    Intake intake = queue == null ? null : queue.intake();
    WaitForecast forecast =
        state
            .waits()
            .ofArrival(queueId, command.channel(), rule.requiredSkills(), command.language());
    AdmissionReason reason = reason(queueId, intake, forecast);
    if (reason == null) {
      return null;
    }
    var denial = new Denial(reason, action(reason, intake));
    decision.publish(
        new ArrivalDenied(
            command.contactId(),
            arrivedAt,
            queueId,
            now(),
            reason,
            denial.action(),
            forecast,
            message(queueId, reason, intake)));
    return denial;
  }

  /** A supervisor who closed the queue with a message has the say. */
  private @Nullable String message(
      QueueId queueId, AdmissionReason reason, @Nullable Intake intake) {
    String said =
        reason == AdmissionReason.CLOSED_BY_SUPERVISOR
            ? QueueDecider.message(state, queueId)
            : null;
    return said == null && intake != null ? intake.message() : said;
  }

  private @Nullable AdmissionReason reason(
      QueueId queueId, @Nullable Intake intake, @Nullable WaitForecast forecast) {
    if (QueueDecider.closed(state, queueId)) {
      return AdmissionReason.CLOSED_BY_SUPERVISOR;
    }
    if (intake == null) {
      return null;
    }
    if (closed(intake)) {
      return AdmissionReason.CLOSED;
    }
    Integer most = intake.maximumSize();
    if (most != null && state.inLine(queueId) >= most) {
      return AdmissionReason.FULL;
    }
    if (sharedFull(intake)) {
      return AdmissionReason.SHARED_LIMIT;
    }
    Integer longest = intake.maximumForecast();
    return longest != null && forecast != null && forecast.p50Seconds() > longest
        ? AdmissionReason.FORECAST
        : null;
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

  private static boolean outsideHours(AdmissionReason reason) {
    return reason == AdmissionReason.CLOSED || reason == AdmissionReason.CLOSED_BY_SUPERVISOR;
  }

  private boolean closed(Intake intake) {
    OpeningHours hours = hours(intake);
    return hours != null && !hours.open(now());
  }

  private boolean sharedFull(Intake intake) {
    String name = intake.sharedLimit();
    Integer most = name == null ? null : state.plan().limit(name);
    return name != null
        && most != null
        && state.plan().sharing(name).stream().mapToInt(state::inLine).sum() >= most;
  }

  private @Nullable OpeningHours hours(Intake intake) {
    return intake.calendar() == null ? null : state.plan().hours(intake.calendar());
  }

  private QueueId overflowOf(QueueId queueId) {
    QueuePlan queue = state.plan().queue(queueId);
    QueueId to = queue == null || queue.intake() == null ? null : queue.intake().overflowTo();
    if (to == null) {
      throw new IllegalStateException(
          "Expected queue " + queueId + " to overflow to another but it names none");
    }
    return to;
  }

  /** A calendar that never opens again defers nothing. */
  private void defer(
      Decision decision, ContactEnqueued enqueued, @Nullable Denial denial, int segment) {
    QueuePlan queue = state.plan().queue(enqueued.queueId());
    OpeningHours hours = queue == null || queue.intake() == null ? null : hours(queue.intake());
    Instant opening = QueueDecider.opening(state, enqueued.queueId(), hours);
    if (opening == null) {
      decision.publish(refused(enqueued, denial, segment));
      return;
    }
    decision.publish(
        new ContactDeferred(
            enqueued.contactId(),
            enqueued.arrivedAt(),
            enqueued.queueId(),
            now(),
            opening,
            denial == null || outsideHours(denial.reason())
                ? DeferReason.OUTSIDE_HOURS
                : DeferReason.NOT_LET_IN));
  }

  private ContactRefused refused(ContactEnqueued enqueued, @Nullable Denial denial, int segment) {
    return new ContactRefused(
        enqueued.contactId(),
        enqueued.arrivedAt(),
        enqueued.queueId(),
        now(),
        denial == null ? AdmissionReason.CLOSED : denial.reason(),
        segment,
        enqueued.channel());
  }

  /** A caller has no place on the line but one in it. */
  private void callBack(Decision decision, ContactEnqueued enqueued) {
    decision.publish(enqueued);
    if (enqueued.channel() == ChannelType.VOICE) {
      decision
          .publish(
              new CallbackRequested(
                  enqueued.contactId(),
                  enqueued.arrivedAt(),
                  enqueued.segment(),
                  enqueued.enqueuedAt(),
                  enqueued.queueId(),
                  now(),
                  CallbackReason.NOT_LET_IN))
          .publish(
              new ContactEnqueued(
                  enqueued.contactId(),
                  enqueued.arrivedAt(),
                  enqueued.segment() + 1,
                  now(),
                  enqueued.queueId(),
                  enqueued.channel(),
                  enqueued.priority(),
                  enqueued.requiredSkills(),
                  enqueued.requiredLanguage(),
                  SegmentSource.CALLBACK,
                  enqueued.boostSeconds()));
    }
  }

  private ContactEnqueued enqueued(
      RouteContact command,
      EntryRule rule,
      Instant arrivedAt,
      QueueId queueId,
      SegmentSource source) {
    Requirement requirement =
        state
            .lines()
            .requirement(queueId, command.channel(), rule.requiredSkills(), command.language());
    return new ContactEnqueued(
        command.contactId(),
        arrivedAt,
        1,
        state.head().time(),
        queueId,
        command.channel(),
        rule.priority(),
        requirement.skills(),
        requirement.language(),
        source,
        rule.boostSeconds());
  }

  private Instant now() {
    return state.head().time();
  }
}
