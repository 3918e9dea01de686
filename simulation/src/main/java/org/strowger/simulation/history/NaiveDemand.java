package org.strowger.simulation.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.Step;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.ContactRequest;

/**
 * What a contact asks of agents in its queue.
 *
 * @param languages that the plan tells apart
 * @param opened the steps that loosen it
 */
record NaiveDemand(
    QueuePlan queue, ContactRequest request, List<String> languages, List<Step> opened) {

  boolean met(Agent agent) {
    List<String> lists = Objects.requireNonNullElse(agent.definition().lists(), List.of());
    return opened.stream()
            .anyMatch(each -> each.anyone() || each.lists().stream().anyMatch(lists::contains))
        || (skilled(agent) && spoken(agent) >= language());
  }

  /** The sum of her levels in what is required, a language among it. */
  int levels(Agent agent) {
    int skills = skills().keySet().stream().mapToInt(each -> levelOf(agent, each)).sum();
    return skills + spoken(agent);
  }

  private boolean skilled(Agent agent) {
    return skills().entrySet().stream()
        .allMatch(each -> levelOf(agent, each.getKey()) >= each.getValue());
  }

  private static int levelOf(Agent agent, String skill) {
    return agent.definition().skills().getOrDefault(skill, 0);
  }

  /** The level of each skill that is left to be required. */
  private Map<String, Integer> skills() {
    var levels = new TreeMap<String, Integer>();
    var all = new ArrayList<SkillLevel>(queue.requiredSkills());
    all.addAll(request.ruleSkills());
    all.forEach(each -> levels.merge(each.skill(), each.level(), Math::max));
    for (Step step : opened) {
      levels.replaceAll(
          (skill, level) -> Math.min(level, step.levels().getOrDefault(skill, level)));
    }
    levels.values().removeIf(level -> level == 0);
    return levels;
  }

  /** The level that is required of the contact's language, 0 when none is. */
  private int language() {
    int level = request.language() == null ? 0 : queue.languageLevel();
    for (Step step : opened) {
      level = step.languageLevel() == null ? level : Math.min(level, step.languageLevel());
    }
    return level;
  }

  /** Her level in the language that is required, or in one that does as well; 0 when none is. */
  private int spoken(Agent agent) {
    if (language() == 0) {
      return 0;
    }
    var accepted = new ArrayList<String>();
    accepted.add(asked(Objects.requireNonNull(request.language()).tag()));
    opened.forEach(step -> accepted.addAll(step.otherLanguages()));
    return agent.definition().languages().entrySet().stream()
        .filter(each -> accepted.stream().anyMatch(tag -> liesIn(each.getKey(), tag)))
        .mapToInt(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  /** The most precise of the plan's languages that the contact's lies in, else its own. */
  private String asked(String written) {
    return languages.stream()
        .filter(each -> liesIn(written, each))
        .max(Comparator.comparingInt(String::length))
        .orElse(written);
  }

  private static boolean liesIn(String language, String range) {
    return (language + "-")
        .toLowerCase(Locale.ROOT)
        .startsWith(range.toLowerCase(Locale.ROOT) + "-");
  }
}
