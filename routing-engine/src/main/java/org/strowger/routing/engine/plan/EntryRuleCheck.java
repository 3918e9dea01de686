package org.strowger.routing.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.AttributePlan;
import org.strowger.contracts.plan.CalendarPlan;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.plan.SkillLevel;

/** Checks entry rules: each contact must find one, and it must lead to a queue. */
final class EntryRuleCheck {

  private final RoutingPlan plan;
  private final Faults faults;
  private final Set<QueueId> queues = new TreeSet<>();
  private final List<String> attributes;

  EntryRuleCheck(RoutingPlan plan, Faults faults) {
    this.plan = plan;
    this.faults = faults;
    this.attributes = plan.attributes().stream().map(AttributePlan::name).toList();
    plan.queues().stream().map(QueuePlan::id).filter(id -> id != null).forEach(queues::add);
  }

  void run() {
    faults.requireUnique("entryRules", plan.entryRules(), EntryRule::name);
    plan.entryRules().forEach(this::check);
    if (plan.entryRules().isEmpty() || !plan.entryRules().getLast().unconditional()) {
      faults.add("entryRules", null, "Expected a last rule without condition but there is none");
    }
    List<EntryRule> rules = plan.entryRules();
    for (EntryRule rule : rules.subList(0, Math.max(0, rules.size() - 1))) {
      if (rule.unconditional()) {
        faults.add(
            "entryRules[" + rule.name() + "]",
            rule.name(),
            "Expected a condition but it has none and no rule after it is ever reached");
      }
    }
  }

  private void check(EntryRule rule) {
    String key = "entryRules[" + rule.name() + "]";
    faults.requireText(key + ".name", rule.name());
    faults.requireKnown(key + ".channels", rule.channels());
    if (rule.queueId() == null || !queues.contains(rule.queueId())) {
      faults.add(
          key + ".queueId",
          rule.queueId(),
          "Expected a queue of the plan but it declares no such one");
    }
    faults.requireRange(key + ".priority", rule.priority(), 1, 9);
    if (rule.boostSeconds() != null) {
      faults.requireRange(key + ".boostSeconds", rule.boostSeconds(), 0, 86_400);
    }
    for (SkillLevel required : rule.requiredSkills()) {
      String skill = key + ".requiredSkills[" + required.skill() + "]";
      faults.requireDeclared(skill, required.skill(), plan.skills(), "a skill");
      faults.requireRange(skill + ".level", required.level(), 1, 5);
    }
    for (String range : rule.languages()) {
      if (plan.languages().stream().noneMatch(tag -> overlaps(tag, range))) {
        faults.add(
            key + ".languages[" + range + "]",
            range,
            "Expected a language of the plan but it declares no such one");
      }
    }
    for (Map.Entry<String, String> attribute : rule.attributes().entrySet()) {
      faults.requireDeclared(
          key + ".attributes[" + attribute.getKey() + "]",
          attribute.getKey(),
          attributes,
          "an attribute");
    }
    for (String tier : rule.tiers() == null ? List.<String>of() : rule.tiers()) {
      faults.requireCode(key + ".tiers[" + tier + "]", tier);
    }
    checkCalendar(key + ".during", rule.during());
    checkCalendar(key + ".outside", rule.outside());
    checkSets(key + ".sets", rule.sets() == null ? Map.of() : rule.sets());
  }

  private void checkCalendar(String key, @Nullable String calendar) {
    if (calendar != null) {
      List<CalendarPlan> calendars = plan.calendars() == null ? List.of() : plan.calendars();
      faults.requireDeclared(
          key, calendar, calendars.stream().map(CalendarPlan::id).toList(), "a calendar");
    }
  }

  private void checkSets(String key, Map<String, String> sets) {
    for (Fault undeclared : EntryRules.findUndeclared(plan, sets)) {
      faults.add(
          key + undeclared.key().substring("attributes".length()), null, undeclared.message());
    }
  }

  private static boolean overlaps(String tag, String range) {
    return LanguageTag.satisfies(tag, range) || LanguageTag.satisfies(range, tag);
  }
}
