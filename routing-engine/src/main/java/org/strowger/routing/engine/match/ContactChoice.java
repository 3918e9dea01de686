package org.strowger.routing.engine.match;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.QueuePlan.Delivery;
import org.strowger.routing.engine.state.AgentClass;
import org.strowger.routing.engine.state.Bits;
import org.strowger.routing.engine.state.Chain;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Group;
import org.strowger.routing.engine.state.Seat;
import org.strowger.routing.engine.state.Spot;
import org.strowger.routing.engine.state.SpotHeap;
import org.strowger.routing.engine.state.Standing;

/**
 * The least contact in an agent's order: starved first and oldest, then her profile's priority of
 * the queue, then the contact's priority, age and sequence. One she backs off from holds back
 * nobody behind it.
 */
final class ContactChoice {

  private final DomainState state;

  ContactChoice(DomainState state) {
    this.state = state;
  }

  @Nullable Spot best(Seat seat, Delivery delivery) {
    AgentClass of = seat.group();
    boolean stands =
        seat.standing() == Standing.ROUTABLE
            || (delivery == Delivery.PULL && seat.standing() == Standing.FOCUS);
    if (of == null || !stands || seat.full()) {
      return null;
    }
    Spot best = null;
    int bestPriority = 0;
    Bits live = state.lines().live(delivery);
    for (int id = of.serves().next(0, live); id >= 0; id = of.serves().next(id + 1, live)) {
      Group group = state.lines().group(id);
      Chain chain = group.chain();
      if (!seat.hasRoom(chain.channel())) {
        continue;
      }
      Spot head = seat.avoidsNobody() ? group.first() : group.firstWithout(seat::avoids);
      int priority = chain.priority(of);
      if (head != null && (best == null || before(head, priority, best, bestPriority))) {
        best = head;
        bestPriority = priority;
      }
    }
    return delivery == Delivery.PUSH ? preferring(seat, of, best, bestPriority) : best;
  }

  /** Looks also at the few contacts that wait for her alone. */
  private @Nullable Spot preferring(Seat seat, AgentClass of, @Nullable Spot found, int priority) {
    SpotHeap mine = seat.preferring();
    if (mine == null) {
      return found;
    }
    Spot best = found;
    int bestPriority = priority;
    for (Spot spot : mine.all()) {
      Chain chain = state.lines().chainOf(spot);
      if (seat.hasRoom(chain.channel()) && !seat.avoids(spot)) {
        int his = chain.priority(of);
        if (best == null || before(spot, his, best, bestPriority)) {
          best = spot;
          bestPriority = his;
        }
      }
    }
    return best;
  }

  private static boolean before(Spot left, int leftPriority, Spot right, int rightPriority) {
    if (left.starved() || right.starved() || leftPriority == rightPriority) {
      return left.before(right);
    }
    return leftPriority < rightPriority;
  }
}
