package org.strowger.routing.engine.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactLanguage;

/**
 * What contacts have in common that ask the same of agents, step by step.
 *
 * @param queueId the queue they are in
 * @param channel the channel they came on
 * @param ruleSkills what their entry rule requires beyond the queue, levels 1–5
 * @param language the plan's language that a contact's own lies in: {@code de-AT} waits with {@code
 *     de}; null when the queue asks for none
 */
public record LadderKey(
    QueueId queueId, ChannelType channel, List<SkillLevel> ruleSkills, @Nullable String language) {

  /** The key of a contact that is in a queue, or arrives at it, under a plan. */
  public static LadderKey of(
      PlanInForce plan,
      QueueId queueId,
      ChannelType channel,
      List<SkillLevel> ruleSkills,
      @Nullable ContactLanguage language) {
    return of(plan, queueId, channel, ruleSkills, language == null ? null : language.tag());
  }

  /**
   * The same of a contact of whose language the tag is known only.
   *
   * @param tag BCP 47; null when it is not known
   */
  public static LadderKey of(
      PlanInForce plan,
      QueueId queueId,
      ChannelType channel,
      List<SkillLevel> ruleSkills,
      @Nullable String tag) {
    return new LadderKey(queueId, channel, ruleSkills, plan.requiredLanguage(queueId, tag));
  }
}
