package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.QueuePlan;

/**
 * Why this agent got this contact: counts over all agents of the domain and a few by name.
 *
 * @param trigger what made the router look
 * @param step the requirement step in force, 0 for the queue's own requirements
 * @param ranking the order among eligible agents
 * @param winnerKey the winner's place in that order, e.g. the time since when she is available
 * @param candidates how many agents were eligible
 * @param ineligibleByRule how many agents each hard rule ruled out; an agent counts at the first
 *     rule she fails
 * @param nearMisses up to 5 of those, with what each lacks
 */
public record OfferWhy(
    Trigger trigger,
    int step,
    QueuePlan.Ranking ranking,
    String winnerKey,
    int candidates,
    Map<EligibilityRule, Integer> ineligibleByRule,
    List<Shortfall> nearMisses) {

  public OfferWhy {
    ineligibleByRule =
        ineligibleByRule == null || ineligibleByRule.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new EnumMap<>(ineligibleByRule));
    nearMisses = nearMisses == null ? List.of() : List.copyOf(nearMisses);
  }

  /** What made the router look for a match. */
  public enum Trigger {
    CONTACT_ARRIVED,
    CONTACT_RETURNED,
    OFFER_ENDED,
    AGENT_READY,
    AGENT_PULLED,
    BACKOFF_ENDED,
    CALLBACK_DUE,
    /** More agents may take the contact since it waited long enough. */
    STEP_OPENED,
    /** The contact no longer waits for the agent it prefers. */
    PREFERENCE_ENDED,
    /** A chat went idle and costs its agent nothing. */
    CHAT_IDLE,
    CONTACT_UPDATED,
    AGENT_PICKED,
    /** The agent began the contact. */
    AGENT_STARTED,
    /** A supervisor named the agent. */
    SUPERVISOR_ASSIGNED,
    /** The agent who had the contact named her successor. */
    CONTACT_TRANSFERRED,
    /** An agent asks a second one. */
    AGENT_CONSULTS,
    /** An agent asks this one. */
    CONSULT_NAMED,
    /** The agent who had the contact gave it to the one she had asked. */
    CONSULT_COMPLETED,
    /** The queue is no longer paused. */
    QUEUE_RESUMED,
    ROSTER_CHANGED,
    PLAN_APPLIED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /** The hard rules, in the order they are checked. */
  public enum EligibilityRule {
    ACTIVE,
    CONNECTED,
    PRESENCE,
    SUSPENSION,
    QUEUE,
    CHANNEL,
    /** A call needs a phone that can be rung. */
    PHONE,
    /** The contact waits for the agent it prefers. */
    PREFERRED,
    /** Her profile sees contacts of the queue only after a delay. */
    DELAY,
    SKILL,
    LANGUAGE,
    BACKOFF,
    /** A contact she holds does not allow this channel beside it. */
    INTERRUPT,
    CAPACITY,
    /** She has not answered what is offered to her of the same channel group. */
    OFFERED,
    /** A supervisor paused the queue. */
    PAUSED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * @param lacks for people, e.g. {@code refunds 2 < 3}
   */
  public record Shortfall(AgentId agentId, EligibilityRule rule, String lacks) {}
}
