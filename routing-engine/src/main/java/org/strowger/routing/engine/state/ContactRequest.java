package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.plan.PlanInForce;

/**
 * What a contact asks for, whatever state it is in.
 *
 * @param entryPoint the name of what the customer wrote to or dialled
 * @param language what the customer speaks; null when it is not known
 * @param attributes declared by the plan, by name
 * @param arrivedAt the gateway's commit time, at most 7 days before the command
 * @param entryRule the name of the rule that chose the queue
 * @param ruleSkills what the entry rule requires beyond the queue, levels 1–5
 * @param sequence the contact's number in the domain, the last word in every order
 * @param preferredAgent who should have it if she can soon; null when nobody is preferred
 */
public record ContactRequest(
    ContactId contactId,
    ConversationId conversationId,
    CustomerId customerId,
    ChannelType channel,
    String entryPoint,
    @Nullable ContactLanguage language,
    Map<String, String> attributes,
    Instant arrivedAt,
    String entryRule,
    List<SkillLevel> ruleSkills,
    long sequence,
    @Nullable AgentId preferredAgent) {

  public ContactRequest {
    attributes =
        attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
    ruleSkills = List.copyOf(ruleSkills);
  }

  /**
   * Whether later messages of a conversation join its contact; calls and tasks are always contacts
   * of their own.
   */
  public static boolean joins(ChannelType channel) {
    return channel != ChannelType.VOICE && channel != ChannelType.TASK;
  }

  /** Whether a later message of the conversation joins the contact. */
  public boolean joinable() {
    return joins(channel);
  }

  /** What contacts have in common that ask the same of agents in a queue under a plan. */
  public LadderKey ladderKey(PlanInForce plan, QueueId queueId) {
    return LadderKey.of(plan, queueId, channel, ruleSkills, language);
  }

  /** The same request, of which more is known. */
  public ContactRequest updated(@Nullable ContactLanguage spoken, Map<String, String> known) {
    return copy(spoken, known, ruleSkills, preferredAgent);
  }

  /** The same request, for which another agent is preferred, or nobody. */
  public ContactRequest preferring(@Nullable AgentId agentId) {
    return copy(language, attributes, ruleSkills, agentId);
  }

  /** What an agent asks a second one about this request: a request of its own. */
  public ContactRequest consulting(ContactId consultId, Instant startedAt, long number) {
    return new ContactRequest(
        consultId,
        conversationId,
        customerId,
        channel,
        entryPoint,
        language,
        attributes,
        startedAt,
        entryRule,
        ruleSkills,
        number,
        null);
  }

  /** The same request, which requires these levels as well; the higher level of each counts. */
  public ContactRequest requiring(List<SkillLevel> more) {
    var levels = new TreeMap<String, Integer>();
    ruleSkills.forEach(each -> levels.merge(each.skill(), each.level(), Math::max));
    more.forEach(each -> levels.merge(each.skill(), each.level(), Math::max));
    List<SkillLevel> all =
        levels.entrySet().stream()
            .map(each -> new SkillLevel(each.getKey(), each.getValue()))
            .toList();
    return copy(language, attributes, all, preferredAgent);
  }

  private ContactRequest copy(
      @Nullable ContactLanguage spoken,
      Map<String, String> known,
      List<SkillLevel> required,
      @Nullable AgentId preferred) {
    return new ContactRequest(
        contactId,
        conversationId,
        customerId,
        channel,
        entryPoint,
        spoken,
        known,
        arrivedAt,
        entryRule,
        required,
        sequence,
        preferred);
  }
}
