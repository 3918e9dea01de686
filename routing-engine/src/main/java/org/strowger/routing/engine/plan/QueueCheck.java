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

/** What a queue must be like. */
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
    faults.present(key + ".id", queue.id());
    faults.text(key + ".name", queue.name());
    faults.present(key + ".delivery", queue.delivery());
    faults.present(key + ".timeZone", queue.timeZone());
    faults.present(key + ".ranking", queue.ranking());
    faults.known(key + ".autoAccept", queue.autoAccept());
    if (queue.matching() != null) {
      matching(key + ".matching", queue.matching());
    }
    if (faults.present(key + ".target", queue.target())) {
      target(key + ".target", queue.target());
    }
    if (faults.present(key + ".wrapUp", queue.wrapUp())
        && faults.present(key + ".wrapUp.mode", queue.wrapUp().mode())) {
      wrapUp(key + ".wrapUp", queue.wrapUp());
    }
    faults.range(key + ".shortAbandonSeconds", queue.shortAbandonSeconds(), 0, DAY);
    faults.range(key + ".languageLevel", queue.languageLevel(), 0, 5);
    faults.range(key + ".offerTimeoutSeconds", queue.offerTimeoutSeconds(), 5, 3_600);
    faults.range(key + ".declineBackoffSeconds", queue.declineBackoffSeconds(), 10, DAY);
    waiting(key, queue);
    faults.unique(key + ".requiredSkills", queue.requiredSkills(), SkillLevel::skill);
    for (SkillLevel required : queue.requiredSkills()) {
      String skill = key + ".requiredSkills[" + required.skill() + "]";
      faults.declared(skill, required.skill(), plan.skills(), "a skill");
      faults.range(skill + ".level", required.level(), 1, 5);
    }
  }

  private void waiting(String key, QueuePlan queue) {
    MaximumWait wait = queue.maximumWait();
    if (wait != null) {
      faults.range(key + ".maximumWait.seconds", wait.seconds(), 10, DAY);
      faults.present(key + ".maximumWait.then", wait.then());
    }
    QueuePlan.Callback callback = queue.callback();
    if (callback != null) {
      faults.range(key + ".callback.attempts", callback.attempts(), 1, 10);
      faults.range(key + ".callback.gapSeconds", callback.gapSeconds(), 60, DAY);
    }
  }

  private void matching(String key, Matching matching) {
    faults.limit(key + ".steps", matching.steps().size(), MAX_STEPS);
    int opened = 0;
    for (int i = 0; i < matching.steps().size(); i++) {
      Step step = matching.steps().get(i);
      String of = key + ".steps[" + (i + 1) + "]";
      faults.range(of + ".afterSeconds", step.afterSeconds(), opened + 1, 30 * DAY);
      opened = Math.max(opened, step.afterSeconds());
      for (Map.Entry<String, Integer> level : step.levels().entrySet()) {
        faults.declared(of + ".levels", level.getKey(), plan.skills(), "a skill");
        faults.range(of + ".levels[" + level.getKey() + "]", level.getValue(), 0, 5);
      }
      if (step.languageLevel() != null) {
        faults.range(of + ".languageLevel", step.languageLevel(), 0, 5);
      }
      for (String language : step.otherLanguages()) {
        faults.declared(of + ".otherLanguages", language, plan.languages(), "a language");
      }
    }
    if (matching.starvationSeconds() != null) {
      faults.range(key + ".starvationSeconds", matching.starvationSeconds(), 1, 365 * DAY);
    }
    if (matching.preferredSeconds() != null) {
      faults.range(key + ".preferredSeconds", matching.preferredSeconds(), 1, DAY);
    }
  }

  private void target(String key, ServiceTarget target) {
    faults.range(key + ".percent", target.percent(), 1, 100);
    faults.range(key + ".withinSeconds", target.withinSeconds(), 1, 30 * DAY);
  }

  private void wrapUp(String key, WrapUp wrapUp) {
    switch (wrapUp.mode()) {
      case OPTIONAL, TIMED -> faults.range(key + ".seconds", wrapUp.seconds(), 1, DAY);
      case NONE, UNTIL_DONE, UNKNOWN -> faults.range(key + ".seconds", wrapUp.seconds(), 0, 0);
    }
  }
}
