package org.strowger.routing.engine.state;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

/**
 * How an agent stands to a contact that waits, from what her class and its group know already. The
 * hard rules say the same from first principles, and in words.
 */
public final class EligibilityVerdict {

  private static final int VOICE = AgentEntry.place(ChannelType.VOICE);

  private EligibilityVerdict() {}

  /** The first hard rule she fails, in the order they are checked; null when she passes all. */
  public static @Nullable EligibilityRule of(
      AgentEntry agentEntry, ContactEntry contactEntry, MatchGroup group) {
    EligibilityRule herself = ofStage(agentEntry.stage(), pulled(group));
    AgentClass of = agentEntry.group();
    if (herself != null || of == null) {
      return herself;
    }
    EligibilityRule ofClass = group.verdict(of.id());
    if (ofClass == EligibilityRule.QUEUE || ofClass == EligibilityRule.CHANNEL) {
      return ofClass;
    }
    int channel = group.ladder().channel();
    if (channel == VOICE && !agentEntry.rings()) {
      return EligibilityRule.PHONE;
    }
    if (contactEntry.waitsForAnother(agentEntry)) {
      return EligibilityRule.PREFERRED;
    }
    return ofClass == null ? held(agentEntry, contactEntry, channel) : ofClass;
  }

  private static @Nullable EligibilityRule ofStage(EligibilityStage stage, boolean pull) {
    return switch (stage) {
      case INACTIVE -> EligibilityRule.ACTIVE;
      case DISCONNECTED -> EligibilityRule.CONNECTED;
      case AWAY -> EligibilityRule.PRESENCE;
      case FOCUS -> pull ? null : EligibilityRule.PRESENCE;
      case FOCUS_SUSPENDED -> pull ? EligibilityRule.SUSPENSION : EligibilityRule.PRESENCE;
      case SUSPENDED -> EligibilityRule.SUSPENSION;
      case ROUTABLE -> null;
    };
  }

  /** Whether she avoids the contact, or what she holds keeps her from it. */
  static @Nullable EligibilityRule held(
      AgentEntry agentEntry, ContactEntry contactEntry, int channel) {
    if (agentEntry.avoids(contactEntry)) {
      return EligibilityRule.BACKOFF;
    }
    if (agentEntry.hasRoom(channel)) {
      return null;
    }
    return agentEntry.interrupted(channel) ? EligibilityRule.INTERRUPT : EligibilityRule.CAPACITY;
  }

  static boolean pulled(MatchGroup group) {
    QueuePlan queue = group.ladder().queue();
    return queue != null && queue.delivery() == QueuePlan.Delivery.PULL;
  }
}
