package org.strowger.routing.engine.plan;

import java.util.Map;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.Matching;
import org.strowger.contracts.plan.QueuePlan.MaximumWait;
import org.strowger.contracts.plan.QueuePlan.ServiceTarget;
import org.strowger.contracts.plan.QueuePlan.Step;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.plan.SkillLevel;

/** Checks queues. */
final class QueueCheck {

  private static final int DAY = 86_400;
  private static final int MAX_STEPS = 6;

  private final RoutingPlan plan;
  private final Faults faults;

  QueueCheck(RoutingPlan plan, Faults faults) {
    this.plan = plan;
    this.faults = faults;
  }

  void run(QueuePlan queue) {
    String key = "queues[" + queue.id() + "]";
    faults.requirePresent(key + ".id", queue.id());
    faults.requireText(key + ".name", queue.name());
    faults.requirePresent(key + ".delivery", queue.delivery());
    faults.requirePresent(key + ".timeZone", queue.timeZone());
    faults.requirePresent(key + ".ranking", queue.ranking());
    faults.requireKnown(key + ".autoAccept", queue.autoAccept());
    if (queue.matching() != null) {
      checkMatching(key + ".matching", queue.matching());
    }
    if (faults.requirePresent(key + ".target", queue.target())) {
      checkTarget(key + ".target", queue.target());
    }
    if (faults.requirePresent(key + ".wrapUp", queue.wrapUp())
        && faults.requirePresent(key + ".wrapUp.mode", queue.wrapUp().mode())) {
      checkWrapUp(key + ".wrapUp", queue.wrapUp());
    }
    faults.requireRange(key + ".shortAbandonSeconds", queue.shortAbandonSeconds(), 0, DAY);
    faults.requireRange(key + ".languageLevel", queue.languageLevel(), 0, 5);
    faults.requireRange(key + ".offerTimeoutSeconds", queue.offerTimeoutSeconds(), 5, 3_600);
    faults.requireRange(key + ".declineBackoffSeconds", queue.declineBackoffSeconds(), 10, DAY);
    checkWaiting(key, queue);
    faults.requireUnique(key + ".requiredSkills", queue.requiredSkills(), SkillLevel::skill);
    for (SkillLevel required : queue.requiredSkills()) {
      String skill = key + ".requiredSkills[" + required.skill() + "]";
      faults.requireDeclared(skill, required.skill(), plan.skills(), "a skill");
      faults.requireRange(skill + ".level", required.level(), 1, 5);
    }
  }

  private void checkWaiting(String key, QueuePlan queue) {
    MaximumWait wait = queue.maximumWait();
    if (wait != null) {
      faults.requireRange(key + ".maximumWait.seconds", wait.seconds(), 10, DAY);
      faults.requirePresent(key + ".maximumWait.then", wait.then());
    }
    QueuePlan.Callback callback = queue.callback();
    if (callback != null) {
      faults.requireRange(key + ".callback.attempts", callback.attempts(), 1, 10);
      faults.requireRange(key + ".callback.gapSeconds", callback.gapSeconds(), 60, DAY);
    }
  }

  private void checkMatching(String key, Matching matching) {
    faults.requireAtMost(key + ".steps", matching.steps().size(), MAX_STEPS);
    int opened = 0;
    for (int i = 0; i < matching.steps().size(); i++) {
      Step step = matching.steps().get(i);
      String of = key + ".steps[" + (i + 1) + "]";
      faults.requireRange(of + ".afterSeconds", step.afterSeconds(), opened + 1, 30 * DAY);
      opened = Math.max(opened, step.afterSeconds());
      for (Map.Entry<String, Integer> level : step.levels().entrySet()) {
        faults.requireDeclared(of + ".levels", level.getKey(), plan.skills(), "a skill");
        faults.requireRange(of + ".levels[" + level.getKey() + "]", level.getValue(), 0, 5);
      }
      if (step.languageLevel() != null) {
        faults.requireRange(of + ".languageLevel", step.languageLevel(), 0, 5);
      }
      for (String language : step.otherLanguages()) {
        faults.requireDeclared(of + ".otherLanguages", language, plan.languages(), "a language");
      }
    }
    if (matching.starvationSeconds() != null) {
      faults.requireRange(key + ".starvationSeconds", matching.starvationSeconds(), 1, 365 * DAY);
    }
    if (matching.preferredSeconds() != null) {
      faults.requireRange(key + ".preferredSeconds", matching.preferredSeconds(), 1, DAY);
    }
  }

  private void checkTarget(String key, ServiceTarget target) {
    faults.requireRange(key + ".percent", target.percent(), 1, 100);
    faults.requireRange(key + ".withinSeconds", target.withinSeconds(), 1, 30 * DAY);
  }

  private void checkWrapUp(String key, WrapUp wrapUp) {
    switch (wrapUp.mode()) {
      case OPTIONAL, TIMED -> faults.requireRange(key + ".seconds", wrapUp.seconds(), 1, DAY);
      case NONE, UNTIL_DONE, UNKNOWN ->
          faults.requireRange(key + ".seconds", wrapUp.seconds(), 0, 0);
    }
  }
}
