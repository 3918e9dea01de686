package org.strowger.routing.engine.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactEvent.RequiredLanguage;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

/**
 * Compares what an agent can do with what a contact asks for. What she is doing now does not
 * matter.
 *
 * @param plan the plan whose profiles and queues count
 * @param agent the agent as her class knows her
 * @param requirement what the contact asks for
 */
public record Qualification(PlanInForce plan, AgentDefinition agent, Requirement requirement) {

  /** Whether the agent could be offered the contact if she were there and had room. */
  public boolean sufficesForOffer() {
    return suffices() && delivery() == QueuePlan.Delivery.PUSH;
  }

  /** Whether the agent could be given the contact if she were there and had room. */
  public boolean suffices() {
    return firstFailed() == null;
  }

  /** The first rule about what agents can do that she fails; null when she passes all. */
  public @Nullable EligibilityRule firstFailed() {
    if (!serves()) {
      return EligibilityRule.QUEUE;
    }
    if (cost() == null) {
      return EligibilityRule.CHANNEL;
    }
    if (!skilled()) {
      return EligibilityRule.SKILL;
    }
    return speaks() ? null : EligibilityRule.LANGUAGE;
  }

  /** The sum of her levels, 1–5 each, in the skills and the language that are required. */
  public int levels() {
    int sum = 0;
    for (SkillLevel each : requirement.skills()) {
      sum += levelOf(each.skill());
    }
    return requirement.language() == null ? sum : sum + spoken(requirement.language());
  }

  /** Needs neither skill nor language for this requirement. */
  private boolean excused() {
    List<String> lists = agent.lists();
    return requirement.anyone()
        || (lists != null && requirement.lists().stream().anyMatch(lists::contains));
  }

  /** Whether her profile serves the queue. */
  public boolean serves() {
    return plan.queuesOf(agent.profileId()).containsKey(requirement.queueId());
  }

  /** Units the contact would take; null when her profile cannot take its channel. */
  public @Nullable Integer cost() {
    ProfilePlan profile = profile();
    return profile == null ? null : profile.capacity().costs().get(requirement.channel());
  }

  /** Her profile; null when the plan does not know it. */
  public @Nullable ProfilePlan profile() {
    return plan.profile(agent.profileId());
  }

  /** Whether the queue offers its contacts or lets them be taken; null for an unknown queue. */
  public QueuePlan.@Nullable Delivery delivery() {
    QueuePlan queue = plan.queue(requirement.queueId());
    return queue == null ? null : queue.delivery();
  }

  /** Whether she has each required skill at its level, or needs none. */
  public boolean skilled() {
    return excused() || missing() == null;
  }

  private @Nullable SkillLevel missing() {
    for (SkillLevel required : requirement.skills()) {
      if (levelOf(required.skill()) < required.level()) {
        return required;
      }
    }
    return null;
  }

  private int levelOf(String skill) {
    return agent.skills().getOrDefault(skill, 0);
  }

  /** The first skill she lacks, for people, e.g. {@code refunds 2 < 3}; empty when none. */
  public String missingSkill() {
    SkillLevel missing = missing();
    return missing == null
        ? ""
        : missing.skill() + " " + levelOf(missing.skill()) + " < " + missing.level();
  }

  /** Whether she speaks a language that is accepted at its level, or needs none. */
  public boolean speaks() {
    RequiredLanguage language = requirement.language();
    return excused() || language == null || spoken(language) >= language.level();
  }

  private int spoken(RequiredLanguage language) {
    int best = 0;
    for (Map.Entry<String, Integer> each : agent.languages().entrySet()) {
      if (accepted(each.getKey(), language)) {
        best = Math.max(best, each.getValue());
      }
    }
    return best;
  }

  private boolean accepted(String spoken, RequiredLanguage language) {
    return LanguageTag.satisfies(spoken, language.tag())
        || requirement.otherLanguages().stream()
            .anyMatch(other -> LanguageTag.satisfies(spoken, other));
  }

  /** The language she lacks, for people, e.g. {@code de 0 < 3}; empty when none is asked for. */
  public String missingLanguage() {
    RequiredLanguage language = requirement.language();
    return language == null
        ? ""
        : language.tag() + " " + spoken(language) + " < " + language.level();
  }
}
