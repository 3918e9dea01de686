package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.Intake.AdmissionAction;
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
import org.strowger.routing.engine.decide.AdmissionRules.Denial;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.plan.Requirement;
import org.strowger.routing.engine.state.DomainState;

/** Decides whether a queue lets an arriving contact in, and what becomes of it if not. */
final class IntakeDecider {

  private final DomainIndex index;
  private final DomainState state;
  private final AdmissionRules rules;

  IntakeDecider(DomainIndex index) {
    this.index = index;
    this.state = index.state();
    this.rules = new AdmissionRules(index);
  }

  /** A contact that arrives, as its entry rule sees it. */
  private record Arrival(RouteContact command, EntryRule rule, Instant arrivedAt) {}

  /** Asks the queue, and those it overflows to; a valid plan has no cycle of them. */
  void admit(Decision decision, RouteContact command, EntryRule rule, Instant arrivedAt) {
    var arrival = new Arrival(command, rule, arrivedAt);
    QueueId queueId = rule.queueId();
    Set<QueueId> asked = new TreeSet<>(Set.of(queueId));
    SegmentSource source = SegmentSource.ARRIVAL;
    int segment = 0;
    Denial denial = deny(decision, arrival, queueId);
    while (denial != null && denial.action() == AdmissionAction.OVERFLOW) {
      QueueId next = rules.overflowOf(queueId);
      decision.publish(
          new ContactOverflowed(
              command.contactId(),
              arrivedAt,
              queueId,
              next,
              state.now(),
              denial.reason(),
              segment--,
              command.channel()));
      queueId = next;
      asked.add(next);
      source = SegmentSource.OVERFLOW;
      denial = deny(decision, arrival, queueId);
    }
    ContactEnqueued enqueued = enqueued(arrival, queueId, source);
    switch (denial == null ? AdmissionAction.WAIT : denial.action()) {
      case REFUSE -> decision.publish(refused(enqueued, denial, segment));
      case DEFER -> defer(decision, enqueued, denial, segment);
      case CALLBACK -> callBack(decision, enqueued);
      case WAIT, OVERFLOW, UNKNOWN -> decision.publish(enqueued);
    }
    RestrictionRules.announce(decision, state, command, arrivedAt, asked);
  }

  private @Nullable Denial deny(Decision decision, Arrival arrival, QueueId queueId) {
    LadderKey key = ladderKey(arrival, queueId);
    WaitForecast forecast = index.forecaster().forecastArrival(key);
    Denial denial = rules.deny(key, forecast);
    if (denial != null) {
      decision.publish(
          new ArrivalDenied(
              arrival.command().contactId(),
              arrival.arrivedAt(),
              queueId,
              state.now(),
              denial.reason(),
              denial.action(),
              forecast,
              denial.message()));
    }
    return denial;
  }

  /** A calendar that never opens again defers nothing. */
  private void defer(
      Decision decision, ContactEnqueued enqueued, @Nullable Denial denial, int segment) {
    Instant opening =
        RestrictionRules.nextOpening(state, enqueued.queueId(), rules.hours(enqueued.queueId()));
    if (opening == null) {
      decision.publish(refused(enqueued, denial, segment));
      return;
    }
    decision.publish(
        new ContactDeferred(
            enqueued.contactId(),
            enqueued.arrivedAt(),
            enqueued.queueId(),
            state.now(),
            opening,
            denial == null || denial.isOutsideHours()
                ? DeferReason.OUTSIDE_HOURS
                : DeferReason.NOT_LET_IN));
  }

  private ContactRefused refused(ContactEnqueued enqueued, @Nullable Denial denial, int segment) {
    return new ContactRefused(
        enqueued.contactId(),
        enqueued.arrivedAt(),
        enqueued.queueId(),
        state.now(),
        denial == null ? AdmissionReason.CLOSED : denial.reason(),
        segment,
        enqueued.channel());
  }

  /** A caller leaves the line as soon as she is in it; other customers just wait. */
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
                  state.now(),
                  CallbackReason.NOT_LET_IN))
          .publish(
              new ContactEnqueued(
                  enqueued.contactId(),
                  enqueued.arrivedAt(),
                  enqueued.segment() + 1,
                  state.now(),
                  enqueued.queueId(),
                  enqueued.channel(),
                  enqueued.priority(),
                  enqueued.requiredSkills(),
                  enqueued.requiredLanguage(),
                  SegmentSource.CALLBACK,
                  enqueued.boostSeconds()));
    }
  }

  private ContactEnqueued enqueued(Arrival arrival, QueueId queueId, SegmentSource source) {
    Requirement requirement = index.waiting().requirement(ladderKey(arrival, queueId));
    return new ContactEnqueued(
        arrival.command().contactId(),
        arrival.arrivedAt(),
        1,
        state.now(),
        queueId,
        arrival.command().channel(),
        arrival.rule().priority(),
        requirement.skills(),
        requirement.language(),
        source,
        arrival.rule().boostSeconds());
  }

  private LadderKey ladderKey(Arrival arrival, QueueId queueId) {
    return LadderKey.of(
        state.plan(),
        queueId,
        arrival.command().channel(),
        arrival.rule().requiredSkills(),
        arrival.command().language());
  }
}
