package org.strowger.routing.engine.index;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

/**
 * Says which hard rule keeps an agent from a contact that waits, from what her class and its group
 * know already. The package {@code match} says the same from first principles, and in words.
 */
public final class EligibilityVerdict {

  private EligibilityVerdict() {}

  /**
   * The first hard rule the agent fails, in the order they are checked; null when she passes all.
   *
   * @param group the group of the contact
   */
  public static @Nullable EligibilityRule firstFailed(
      AgentEntry agent, ContactEntry contact, MatchGroup group) {
    EligibilityRule ofStage = failedBy(agent.stage(), group.ladder().pulled());
    AgentClass agentClass = agent.agentClass();
    if (ofStage != null || agentClass == null) {
      return ofStage;
    }
    EligibilityRule ofClass = group.failedRule(agentClass.id());
    if (ofClass == EligibilityRule.QUEUE || ofClass == EligibilityRule.CHANNEL) {
      return ofClass;
    }
    int channel = group.ladder().channel();
    if (channel == Channels.VOICE && !agent.phoneReachable()) {
      return EligibilityRule.PHONE;
    }
    if (waitsForAnother(contact, agent)) {
      return EligibilityRule.PREFERRED;
    }
    return ofClass == null ? failedByLoad(agent, contact, group) : ofClass;
  }

  private static @Nullable EligibilityRule failedBy(EligibilityStage stage, boolean pulled) {
    return switch (stage) {
      case INACTIVE -> EligibilityRule.ACTIVE;
      case DISCONNECTED -> EligibilityRule.CONNECTED;
      case AWAY -> EligibilityRule.PRESENCE;
      case FOCUS -> pulled ? null : EligibilityRule.PRESENCE;
      case FOCUS_SUSPENDED -> pulled ? EligibilityRule.SUSPENSION : EligibilityRule.PRESENCE;
      case SUSPENDED -> EligibilityRule.SUSPENSION;
      case ROUTABLE -> null;
    };
  }

  /** Whether the contact waits for the agent it prefers, and this is another. */
  private static boolean waitsForAnother(ContactEntry contact, AgentEntry agent) {
    return !(contact.line() instanceof MatchGroup)
        && !agent.agentId().equals(contact.waiting().request().preferredAgent());
  }

  /** The rule by which back-offs, or what she has, keep an agent from a contact; null for none. */
  static @Nullable EligibilityRule failedByLoad(
      AgentEntry agent, ContactEntry contact, MatchGroup group) {
    int channel = group.ladder().channel();
    if (agent.backsOffFrom(contact)) {
      return EligibilityRule.BACKOFF;
    }
    if (agent.hasRoom(channel, group.ladder().pulled())) {
      return null;
    }
    if (agent.isAnswering(channel)) {
      return EligibilityRule.OFFERED;
    }
    return agent.isBlocked(channel) ? EligibilityRule.INTERRUPT : EligibilityRule.CAPACITY;
  }
}
