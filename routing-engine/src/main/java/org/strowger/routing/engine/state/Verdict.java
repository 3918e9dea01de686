package org.strowger.routing.engine.state;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

/**
 * How an agent stands to a contact that waits, from what her class and its group know already. The
 * hard rules say the same from first principles, and in words.
 */
public final class Verdict {

  private static final int VOICE = Seat.place(ChannelType.VOICE);

  private Verdict() {}

  /** The first hard rule she fails, in the order they are checked; null when she passes all. */
  public static @Nullable EligibilityRule of(Seat seat, Spot spot, Group group) {
    EligibilityRule herself = ofStanding(seat.standing(), pulled(group));
    AgentClass of = seat.group();
    if (herself != null || of == null) {
      return herself;
    }
    EligibilityRule ofClass = group.verdict(of.id());
    if (ofClass == EligibilityRule.QUEUE || ofClass == EligibilityRule.CHANNEL) {
      return ofClass;
    }
    int channel = group.chain().channel();
    if (channel == VOICE && !seat.rings()) {
      return EligibilityRule.PHONE;
    }
    if (spot.waitsForAnother(seat)) {
      return EligibilityRule.PREFERRED;
    }
    return ofClass == null ? held(seat, spot, channel) : ofClass;
  }

  private static @Nullable EligibilityRule ofStanding(Standing standing, boolean pull) {
    return switch (standing) {
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
  static @Nullable EligibilityRule held(Seat seat, Spot spot, int channel) {
    if (seat.avoids(spot)) {
      return EligibilityRule.BACKOFF;
    }
    if (seat.hasRoom(channel)) {
      return null;
    }
    return seat.interrupted(channel) ? EligibilityRule.INTERRUPT : EligibilityRule.CAPACITY;
  }

  static boolean pulled(Group group) {
    QueuePlan queue = group.chain().queue();
    return queue != null && queue.delivery() == QueuePlan.Delivery.PULL;
  }
}
