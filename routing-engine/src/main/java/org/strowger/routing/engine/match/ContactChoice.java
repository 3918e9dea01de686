package org.strowger.routing.engine.match;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.QueuePlan.Delivery;
import org.strowger.routing.engine.state.AgentClass;
import org.strowger.routing.engine.state.Bits;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Fronts;
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
    Fronts fronts = state.lines().fronts(delivery);
    Spot best = starved(seat, of, fronts);
    if (best == null) {
      best = inTurn(seat, of, fronts);
    }
    return delivery == Delivery.PUSH ? preferring(seat, of, best) : best;
  }

  /** No queue's priority counts among those who starve. */
  private @Nullable Spot starved(Seat seat, AgentClass of, Fronts fronts) {
    Spot best = null;
    Bits starving = fronts.starving();
    for (int id = of.serves().next(0, starving); id >= 0; id = of.serves().next(id + 1, starving)) {
      Group group = state.lines().group(id);
      Spot first = seat.hasRoom(group.chain().channel()) ? firstFor(seat, group) : null;
      if (first != null && first.starved() && (best == null || first.before(best))) {
        best = first;
      }
    }
    return best;
  }

  /** The first level of priority at which somebody waits has the contact. */
  private @Nullable Spot inTurn(Seat seat, AgentClass of, Fronts fronts) {
    for (AgentClass.Level level : of.levels()) {
      Spot best = null;
      for (int channel = 0; channel < Seat.CHANNELS; channel++) {
        Bits live = fronts.live(channel);
        if (seat.hasRoom(channel)) {
          Spot first =
              seat.avoidsNobody()
                  ? fronts.first(level.groups(), live)
                  : firstFor(seat, level.groups(), live);
          if (first != null && (best == null || first.before(best))) {
            best = first;
          }
        }
      }
      if (best != null) {
        return best;
      }
    }
    return null;
  }

  private @Nullable Spot firstFor(Seat seat, Bits groups, Bits live) {
    Spot best = null;
    for (int id = groups.next(0, live); id >= 0; id = groups.next(id + 1, live)) {
      Spot first = firstFor(seat, state.lines().group(id));
      if (first != null && (best == null || first.before(best))) {
        best = first;
      }
    }
    return best;
  }

  private static @Nullable Spot firstFor(Seat seat, Group group) {
    return seat.avoidsNobody() ? group.first() : group.firstWithout(seat::avoids);
  }

  /** Looks also at the few contacts that wait for her alone. */
  private @Nullable Spot preferring(Seat seat, AgentClass of, @Nullable Spot found) {
    SpotHeap mine = seat.preferring();
    if (mine == null) {
      return found;
    }
    Spot best = found;
    for (Spot spot : mine.all()) {
      boolean possible =
          seat.hasRoom(state.lines().chainOf(spot).channel())
              && !seat.avoids(spot)
              && !state.lines().holds().paused(spot.waiting().stay().queueId())
              && state.lines().sees(seat, spot);
      if (possible && (best == null || before(spot, best, of))) {
        best = spot;
      }
    }
    return best;
  }

  private boolean before(Spot left, Spot right, AgentClass of) {
    int leftPriority = state.lines().chainOf(left).priority(of);
    int rightPriority = state.lines().chainOf(right).priority(of);
    boolean alike = left.starved() || right.starved() || leftPriority == rightPriority;
    return alike ? left.before(right) : leftPriority < rightPriority;
  }
}
