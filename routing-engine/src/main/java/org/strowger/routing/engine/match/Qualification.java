package org.strowger.routing.engine.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactEvent.RequiredLanguage;
import org.strowger.routing.engine.plan.LanguageTag;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.state.Requirement;

/** What an agent can do, beside what a contact asks for; what she is doing now does not matter. */
public record Qualification(PlanInForce plan, AgentDefinition agent, Requirement requirement) {

  /** Whether the agent could be offered the contact if she were there and had room. */
  public boolean forOffer() {
    return suffices() && delivery() == QueuePlan.Delivery.PUSH;
  }

  /** Whether the agent could be given the contact if she were there and had room. */
  public boolean suffices() {
    return serves() && cost() != null && skilled() && speaks();
  }

  boolean serves() {
    return plan.queuesOf(agent.profileId()).containsKey(requirement.queueId());
  }

  /** Units the contact would hold; null when the agent's profile cannot take its channel. */
  @Nullable Integer cost() {
    ProfilePlan profile = profile();
    return profile == null ? null : profile.capacity().costs().get(requirement.channel());
  }

  @Nullable ProfilePlan profile() {
    return plan.profile(agent.profileId());
  }

  QueuePlan.@Nullable Delivery delivery() {
    QueuePlan queue = plan.queue(requirement.queueId());
    return queue == null ? null : queue.delivery();
  }

  boolean skilled() {
    return missing() == null;
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

  /** For people, e.g. {@code refunds 2 < 3}. */
  String missingSkill() {
    SkillLevel missing = missing();
    return missing == null
        ? ""
        : missing.skill() + " " + levelOf(missing.skill()) + " < " + missing.level();
  }

  boolean speaks() {
    RequiredLanguage language = requirement.language();
    return language == null || spoken(language) >= language.level();
  }

  private int spoken(RequiredLanguage language) {
    int best = 0;
    for (Map.Entry<String, Integer> each : agent.languages().entrySet()) {
      if (LanguageTag.satisfies(each.getKey(), language.tag())) {
        best = Math.max(best, each.getValue());
      }
    }
    return best;
  }

  /** For people, e.g. {@code de 0 < 3}. */
  String missingLanguage() {
    RequiredLanguage language = requirement.language();
    return language == null
        ? ""
        : language.tag() + " " + spoken(language) + " < " + language.level();
  }
}
