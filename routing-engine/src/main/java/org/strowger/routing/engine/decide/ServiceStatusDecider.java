package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.Question.AskServiceStatus;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingAnswer.ServiceStatusTold;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.routing.engine.decide.AdmissionRules.Denial;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.StaffingCheck;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.plan.OpeningHours;
import org.strowger.routing.engine.state.DomainState;

/** Says what a customer would find who came now: nothing changes, and nobody has to come. */
final class ServiceStatusDecider {

  private final DomainIndex index;
  private final DomainState state;
  private final AdmissionRules rules;
  private final StaffingCheck staffing;

  ServiceStatusDecider(DomainIndex index) {
    this.index = index;
    this.state = index.state();
    this.rules = new AdmissionRules(index);
    this.staffing = new StaffingCheck(index);
  }

  /** The answer, by the rules by which contacts are let in. */
  ServiceStatusTold tell(AskServiceStatus question) {
    Preconditions.requireKnown(question.channel());
    if (state.plan().version() == 0) {
      throw new Rejected(RejectionCode.NO_PLAN, "Expected a plan to look at but none is in force");
    }
    EntryRule rule =
        state
            .plan()
            .entryRules()
            .firstMatch(
                question.channel(), question.entryPoint(), question.language(), state.now());
    QueueId waitsIn = question.waitsIn();
    return waitsIn == null ? ofArrival(question, rule) : ofWaiting(question, rule, waitsIn);
  }

  private ServiceStatusTold ofArrival(AskServiceStatus question, EntryRule rule) {
    LadderKey key = key(question, rule.queueId(), rule.requiredSkills());
    Denial denial = deny(key);
    while (denial != null && denial.action() == AdmissionAction.OVERFLOW) {
      key = key(question, rules.overflowOf(key.queueId()), rule.requiredSkills());
      denial = deny(key);
    }
    return told(question, key, denial);
  }

  /** What the rule asked of agents beyond its queue is asked in that queue only. */
  private ServiceStatusTold ofWaiting(AskServiceStatus question, EntryRule rule, QueueId waitsIn) {
    if (state.plan().queue(waitsIn) == null) {
      throw new Rejected(
          RejectionCode.UNKNOWN_QUEUE, "Expected a queue of the plan but it has none such");
    }
    List<SkillLevel> skills =
        waitsIn.equals(rule.queueId()) ? rule.requiredSkills() : List.<SkillLevel>of();
    return told(question, key(question, waitsIn, skills), null);
  }

  private LadderKey key(AskServiceStatus question, QueueId queueId, List<SkillLevel> skills) {
    return LadderKey.of(state.plan(), queueId, question.channel(), skills, question.language());
  }

  private @Nullable Denial deny(LadderKey key) {
    return rules.deny(key, index.forecaster().forecastArrival(key));
  }

  private ServiceStatusTold told(
      AskServiceStatus question, LadderKey key, @Nullable Denial denial) {
    QueueId queueId = key.queueId();
    OpeningHours hours = rules.hours(queueId);
    boolean open =
        !RestrictionRules.isClosed(state, queueId) && (hours == null || hours.isOpen(state.now()));
    boolean paused = index.waiting().isPaused(queueId);
    boolean attended = !paused && staffing.isAttended(key);
    WaitForecast forecast = attended ? index.forecaster().forecastArrival(key) : null;
    return new ServiceStatusTold(
        question.channel(),
        question.entryPoint(),
        question.language(),
        question.waitsIn(),
        queueId,
        state.now(),
        denial == null ? null : denial.reason(),
        denial == null ? null : denial.action(),
        open && hours != null ? hours.openUntil(state.now()) : null,
        opensAt(queueId, hours, !open || denial != null, paused),
        attended,
        attended && index.forecaster().isSomebodyFree(key),
        forecast,
        denial == null ? RestrictionRules.message(state, queueId) : denial.message());
  }

  private @Nullable Instant opensAt(
      QueueId queueId, @Nullable OpeningHours hours, boolean closed, boolean paused) {
    if (closed) {
      return RestrictionRules.nextOpening(state, queueId, hours);
    }
    return paused ? RestrictionRules.until(state, queueId) : null;
  }
}
