package org.strowger.routing.engine.plan;

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

/**
 * What a contact asks of an agent.
 *
 * @param queueId the queue that the agent's profile must serve
 * @param channel the channel that the agent's profile must take
 * @param skills each skill once, sorted by name, with the least level 1–5
 * @param language the language and its least level 1–5; null when none is asked for
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

  /** What each requirement step of a queue asks, the queue's own requirement first. */
  public static List<Requirement> ladder(PlanInForce plan, LadderKey key) {
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

  /** What a step asks; the last step when there are fewer. */
  public static Requirement atStep(PlanInForce plan, LadderKey key, int step) {
    List<Requirement> all = ladder(plan, key);
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

  /**
   * What a queue asks before any step opens: its own and the entry rule's skills, the higher level
   * of each, and the language.
   */
  public static Requirement of(PlanInForce plan, LadderKey key) {
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
