package org.strowger.routing.engine.match;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.Ranking;
import org.strowger.routing.engine.state.AgentClass;
import org.strowger.routing.engine.state.Bits;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Group;
import org.strowger.routing.engine.state.Seat;
import org.strowger.routing.engine.state.SeatHeap;
import org.strowger.routing.engine.state.Spot;
import org.strowger.routing.engine.state.Standing;

/** The first agent in the ranking of a contact's queue, among those who may be offered it. */
final class AgentChoice {

  private final DomainState state;

  AgentChoice(DomainState state) {
    this.state = state;
  }

  @Nullable Seat best(Spot spot) {
    if (!(spot.line() instanceof Group group)) {
      return preferred(spot);
    }
    QueuePlan queue = group.chain().queue();
    int channel = group.chain().channel();
    Bits offered = state.lines().fronts(QueuePlan.Delivery.PUSH).live(channel);
    if (queue == null || !offered.has(group.id())) {
      return null;
    }
    boolean byLoad = queue.ranking() == Ranking.LEAST_LOADED;
    Bits idle = state.staff().idle(channel);
    Bits classes = group.servedBy();
    Seat best = null;
    AgentClass classOfBest = null;
    for (int id = classes.next(0, idle); id >= 0; id = classes.next(id + 1, idle)) {
      AgentClass of = state.staff().group(id);
      Seat head = first(of.idle(channel, byLoad), spot);
      if (head != null
          && (best == null
              || classOfBest == null
              || before(queue.ranking(), group, head, of, best, classOfBest))) {
        best = head;
        classOfBest = of;
      }
    }
    return best;
  }

  private static @Nullable Seat first(@Nullable SeatHeap order, Spot spot) {
    if (order == null) {
      return null;
    }
    return spot.avoided() ? order.firstWithout(seat -> seat.avoids(spot)) : order.first();
  }

  private @Nullable Seat preferred(Spot spot) {
    AgentId id = spot.waiting().demand().preferredAgent();
    Seat seat = id == null ? null : state.roster().seat(id);
    return seat != null
            && seat.standing() == Standing.ROUTABLE
            && !state.lines().holds().paused(spot.waiting().stay().queueId())
            && seat.hasRoom(state.lines().chainOf(spot).channel())
            && !seat.avoids(spot)
            && state.lines().sees(seat, spot)
        ? seat
        : null;
  }

  private static boolean before(
      Ranking ranking, Group group, Seat left, AgentClass ofLeft, Seat right, AgentClass ofRight) {
    int order =
        switch (ranking) {
          case LONGEST_AVAILABLE -> 0;
          case BEST_SKILLED ->
              Integer.compare(
                  group.chain().skill(group.inForce(), ofRight),
                  group.chain().skill(group.inForce(), ofLeft));
          case LEAST_LOADED -> Integer.compare(left.load(), right.load());
          case QUEUE_RANK ->
              Integer.compare(group.chain().priority(ofLeft), group.chain().priority(ofRight));
        };
    return order == 0 ? left.turnBefore(right) : order < 0;
  }
}
