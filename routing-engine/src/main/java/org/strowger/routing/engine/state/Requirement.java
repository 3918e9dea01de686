package org.strowger.routing.engine.state;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactEvent.RequiredLanguage;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.routing.engine.plan.LanguageTag;
import org.strowger.routing.engine.plan.PlanInForce;

/**
 * What a contact asks of an agent; contacts of the same requirement wait in one group.
 *
 * @param skills each skill once, sorted by name
 */
public record Requirement(
    QueueId queueId,
    ChannelType channel,
    List<SkillLevel> skills,
    @Nullable RequiredLanguage language)
    implements Comparable<Requirement> {

  private static final Comparator<Requirement> ORDER =
      Comparator.comparing(Requirement::queueId)
          .thenComparing(Requirement::channel)
          .thenComparing(Requirement::skills, Requirement::compareSkills)
          .thenComparing(
              Requirement::language,
              Comparator.nullsFirst(
                  Comparator.comparing(RequiredLanguage::tag)
                      .thenComparingInt(RequiredLanguage::level)));

  private static final Comparator<SkillLevel> SKILL_ORDER =
      Comparator.comparing(SkillLevel::skill).thenComparingInt(SkillLevel::level);

  /** Of a contact in a queue, under the plan in force. */
  public static Requirement of(PlanInForce plan, Demand demand, QueueId queueId) {
    return of(plan, queueId, demand.channel(), demand.ruleSkills(), demand.language());
  }

  /** The queue's and the entry rule's skills, the higher level of each, and the language. */
  public static Requirement of(
      PlanInForce plan,
      QueueId queueId,
      ChannelType channel,
      List<SkillLevel> ruleSkills,
      @Nullable ContactLanguage language) {
    QueuePlan queue = plan.queue(queueId);
    var levels = new TreeMap<String, Integer>();
    if (queue != null) {
      queue.requiredSkills().forEach(each -> levels.merge(each.skill(), each.level(), Math::max));
    }
    ruleSkills.forEach(each -> levels.merge(each.skill(), each.level(), Math::max));
    var skills =
        levels.entrySet().stream()
            .map(each -> new SkillLevel(each.getKey(), each.getValue()))
            .toList();
    return new Requirement(queueId, channel, skills, language(plan, queue, language));
  }

  private static @Nullable RequiredLanguage language(
      PlanInForce plan, @Nullable QueuePlan queue, @Nullable ContactLanguage language) {
    if (queue == null || queue.languageLevel() == 0 || language == null) {
      return null;
    }
    return new RequiredLanguage(
        LanguageTag.required(language.tag(), plan.plan().languages()), queue.languageLevel());
  }

  private static int compareSkills(List<SkillLevel> left, List<SkillLevel> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = SKILL_ORDER.compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  @Override
  public int compareTo(Requirement other) {
    return ORDER.compare(this, other);
  }
}
