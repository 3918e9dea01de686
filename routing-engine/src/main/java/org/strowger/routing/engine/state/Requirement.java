package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.Matching;
import org.strowger.contracts.plan.QueuePlan.Step;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactEvent.RequiredLanguage;
import org.strowger.routing.engine.plan.PlanInForce;

/**
 * What a contact asks of an agent.
 *
 * @param skills each skill once, sorted by name
 * @param otherLanguages languages that do as well, at the same level
 * @param lists agents on one of these lists need neither skill nor language
 * @param anyone no agent needs skill or language
 */
public record Requirement(
    QueueId queueId,
    ChannelType channel,
    List<SkillLevel> skills,
    @Nullable RequiredLanguage language,
    List<String> otherLanguages,
    List<String> lists,
    boolean anyone) {

  /** What each step of a queue asks, the queue's own requirement first. */
  static List<Requirement> ladder(PlanInForce plan, RequirementLadder.Key key) {
    var all = new ArrayList<Requirement>();
    Requirement latest = of(plan, key);
    all.add(latest);
    QueuePlan queue = plan.queue(key.queueId());
    Matching matching = queue == null ? null : queue.matching();
    for (Step step : matching == null ? List.<Step>of() : matching.steps()) {
      latest = latest.loosened(step);
      all.add(latest);
    }
    return List.copyOf(all);
  }

  /** Of a contact at a step, under a plan; of its last step when it has fewer. */
  public static Requirement atStep(PlanInForce plan, Contact contact, int step) {
    List<Requirement> all = ladder(plan, RequirementLadder.Key.of(plan, contact));
    return all.get(Math.min(step, all.size() - 1));
  }

  private Requirement loosened(Step step) {
    var needed = new ArrayList<SkillLevel>();
    for (SkillLevel each : skills) {
      int level = Math.min(each.level(), step.levels().getOrDefault(each.skill(), each.level()));
      if (level > 0) {
        needed.add(new SkillLevel(each.skill(), level));
      }
    }
    Integer level = step.languageLevel();
    RequiredLanguage spoken = language;
    if (language != null && level != null) {
      spoken =
          level == 0
              ? null
              : new RequiredLanguage(language.tag(), Math.min(level, language.level()));
    }
    return new Requirement(
        queueId,
        channel,
        List.copyOf(needed),
        spoken,
        both(otherLanguages, step.otherLanguages()),
        both(lists, step.lists()),
        anyone || step.anyone());
  }

  private static List<String> both(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  /** Of a contact in a queue, under the plan in force. */
  public static Requirement of(PlanInForce plan, ContactRequest request, QueueId queueId) {
    return of(
        plan,
        RequirementLadder.Key.of(
            plan, queueId, request.channel(), request.ruleSkills(), request.language()));
  }

  /** The queue's and the entry rule's skills, the higher level of each, and the language. */
  static Requirement of(PlanInForce plan, RequirementLadder.Key key) {
    QueuePlan queue = plan.queue(key.queueId());
    var levels = new TreeMap<String, Integer>();
    if (queue != null) {
      queue.requiredSkills().forEach(each -> levels.merge(each.skill(), each.level(), Math::max));
    }
    key.ruleSkills().forEach(each -> levels.merge(each.skill(), each.level(), Math::max));
    var skills =
        levels.entrySet().stream()
            .map(each -> new SkillLevel(each.getKey(), each.getValue()))
            .toList();
    RequiredLanguage language =
        queue == null || key.language() == null
            ? null
            : new RequiredLanguage(key.language(), queue.languageLevel());
    return new Requirement(
        key.queueId(), key.channel(), skills, language, List.of(), List.of(), false);
  }
}
