package org.strowger.routing.engine.match;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.Ranking;
import org.strowger.routing.engine.state.AgentClass;
import org.strowger.routing.engine.state.AgentEntry;
import org.strowger.routing.engine.state.AgentHeap;
import org.strowger.routing.engine.state.Bits;
import org.strowger.routing.engine.state.ContactEntry;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.EligibilityStage;
import org.strowger.routing.engine.state.MatchGroup;

/** The first agent in the ranking of a contact's queue, among those who may be offered it. */
final class AgentChoice {

  private final DomainState state;

  AgentChoice(DomainState state) {
    this.state = state;
  }

  @Nullable AgentEntry best(ContactEntry contactEntry) {
    if (!(contactEntry.line() instanceof MatchGroup group)) {
      return preferred(contactEntry);
    }
    QueuePlan queue = group.ladder().queue();
    int channel = group.ladder().channel();
    Bits offered = state.lines().heads(QueuePlan.Delivery.PUSH).live(channel);
    if (queue == null || !offered.has(group.id())) {
      return null;
    }
    boolean byLoad = queue.ranking() == Ranking.LEAST_LOADED;
    Bits idle = state.staff().idle(channel);
    Bits classes = group.servedBy();
    AgentEntry best = null;
    AgentClass classOfBest = null;
    for (int id = classes.next(0, idle); id >= 0; id = classes.next(id + 1, idle)) {
      AgentClass of = state.staff().group(id);
      AgentEntry head = first(of.idle(channel, byLoad), contactEntry);
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

  private static @Nullable AgentEntry first(@Nullable AgentHeap order, ContactEntry contactEntry) {
    if (order == null) {
      return null;
    }
    return contactEntry.avoided()
        ? order.firstWithout(agentEntry -> agentEntry.avoids(contactEntry))
        : order.first();
  }

  private @Nullable AgentEntry preferred(ContactEntry contactEntry) {
    AgentId id = contactEntry.waiting().request().preferredAgent();
    AgentEntry agentEntry = id == null ? null : state.roster().entry(id);
    return agentEntry != null
            && agentEntry.stage() == EligibilityStage.ROUTABLE
            && !state.lines().restrictions().paused(contactEntry.waiting().segment().queueId())
            && agentEntry.hasRoom(state.lines().ladderOf(contactEntry).channel())
            && !agentEntry.avoids(contactEntry)
            && state.lines().sees(agentEntry, contactEntry)
        ? agentEntry
        : null;
  }

  private static boolean before(
      Ranking ranking,
      MatchGroup group,
      AgentEntry left,
      AgentClass ofLeft,
      AgentEntry right,
      AgentClass ofRight) {
    int order =
        switch (ranking) {
          case LONGEST_AVAILABLE, UNKNOWN -> 0;
          case BEST_SKILLED ->
              Integer.compare(
                  group.ladder().skill(group.inForce(), ofRight),
                  group.ladder().skill(group.inForce(), ofLeft));
          case LEAST_LOADED -> Integer.compare(left.load(), right.load());
          case QUEUE_RANK ->
              Integer.compare(group.ladder().priority(ofLeft), group.ladder().priority(ofRight));
        };
    return order == 0 ? left.turnBefore(right) : order < 0;
  }
}
