package org.strowger.routing.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.OfferWhy.Trigger;

/**
 * Contacts that wait for the agent they prefer: a short list of hers, left by deadline or as soon
 * as she cannot be given them.
 */
final class Preferences {

  private static final int MOST = 50;

  private final DomainState state;

  Preferences(DomainState state) {
    this.state = state;
  }

  /** Whether a contact that comes in line waits for the agent it prefers. */
  boolean waits(Contact.Waiting contact, Chain chain, long now) {
    Seat seat = seatFor(contact);
    if (seat == null
        || contact.lastOffer() != null
        || now >= chain.preferredUntil(contact.stay())) {
      return false;
    }
    SpotHeap others = seat.preferring();
    return (others == null || others.size() < MOST) && possible(contact, seat);
  }

  /** The list of the agent a contact waits for. */
  SpotHeap lineOf(Contact.Waiting contact) {
    AgentId preferred = contact.demand().preferredAgent();
    if (preferred == null) {
      throw new IllegalStateException("Expected contact " + contact.id() + " to prefer an agent");
    }
    return state.roster().seatOf(preferred).startPreferring();
  }

  /** Another plan may let them wait longer or shorter, or not for her. */
  void follow(Seat seat) {
    SpotHeap waiting = seat.preferring();
    if (waiting != null) {
      List.copyOf(waiting.members()).forEach(spot -> state.move(spot.waiting()));
      review(seat);
    }
  }

  /** Sends those on who wait for her in vain. */
  void review(Seat seat) {
    SpotHeap waiting = seat.preferring();
    if (waiting == null) {
      return;
    }
    for (Spot spot : List.copyOf(waiting.members())) {
      Contact.Waiting contact = spot.waiting();
      if (!possible(contact, seat)) {
        Line line = contact.standing();
        state.put(contact.in(Line.of(line.step(), line.tier(), false)));
        state.open(contact.id(), Trigger.PREFERENCE_ENDED);
      }
    }
    seat.endPreferring();
  }

  private @Nullable Seat seatFor(Contact.Waiting contact) {
    AgentId preferred = contact.demand().preferredAgent();
    return preferred == null ? null : state.roster().seat(preferred);
  }

  /** She is routable, and meets what the queue asks without any step. */
  private boolean possible(Contact.Waiting contact, Seat seat) {
    Agent agent = seat.agent();
    return agent != null
        && agent.routable()
        && (contact.demand().channel() != ChannelType.VOICE || agent.phoneReachable())
        && new Qualification(
                state.plan(), agent.definition(), state.lines().chainOf(contact).requirement(0))
            .forOffer();
  }
}
