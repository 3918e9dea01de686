package org.strowger.routing.engine.match;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.Ranking;
import org.strowger.routing.engine.index.AgentClass;
import org.strowger.routing.engine.index.AgentEntry;
import org.strowger.routing.engine.index.AgentHeap;
import org.strowger.routing.engine.index.Bits;
import org.strowger.routing.engine.index.ClassMembers;
import org.strowger.routing.engine.index.ContactEntry;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.EligibilityStage;
import org.strowger.routing.engine.index.MatchGroup;

/** Finds the agent for a contact: the first in its queue's ranking who may be offered it. */
final class AgentChoice {

  private final DomainIndex index;

  AgentChoice(DomainIndex index) {
    this.index = index;
  }

  /** The agent who comes first for a waiting contact; null when nobody may be offered it. */
  @Nullable AgentEntry best(ContactEntry contact) {
    if (!(contact.line() instanceof MatchGroup group)) {
      return preferred(contact);
    }
    QueuePlan queue = group.ladder().queue();
    int channel = group.ladder().channel();
    Bits offered = index.waiting().heads(QueuePlan.Delivery.PUSH).live(channel);
    if (queue == null || !offered.has(group.id())) {
      return null;
    }
    boolean byLoad = queue.ranking() == Ranking.LEAST_LOADED;
    Bits idle = index.classes().idle(channel);
    Bits classes = group.servedBy();
    AgentEntry best = null;
    AgentClass classOfBest = null;
    for (int id = classes.next(0, idle); id >= 0; id = classes.next(id + 1, idle)) {
      ClassMembers members = index.classes().members(id);
      AgentClass agentClass = members.agentClass();
      AgentEntry head = first(members.idle(channel, byLoad), contact);
      if (head != null
          && (best == null
              || classOfBest == null
              || comesBefore(queue.ranking(), group, head, agentClass, best, classOfBest))) {
        best = head;
        classOfBest = agentClass;
      }
    }
    return best;
  }

  private static @Nullable AgentEntry first(@Nullable AgentHeap order, ContactEntry contact) {
    if (order == null) {
      return null;
    }
    return contact.hasBackoffs()
        ? order.firstWithout(agent -> agent.backsOffFrom(contact))
        : order.first();
  }

  private @Nullable AgentEntry preferred(ContactEntry contact) {
    AgentId id = contact.waiting().request().preferredAgent();
    AgentEntry agent = id == null ? null : index.roster().entry(id);
    return agent != null
            && agent.stage() == EligibilityStage.ROUTABLE
            && !index.waiting().isPaused(contact.waiting().segment().queueId())
            && agent.hasRoom(index.waiting().ladderOf(contact).channel(), false)
            && !agent.backsOffFrom(contact)
            && index.waiting().isSeenBy(agent, contact)
        ? agent
        : null;
  }

  private static boolean comesBefore(
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
                  group.ladder().levels(group.stepInForce(), ofRight),
                  group.ladder().levels(group.stepInForce(), ofLeft));
          case LEAST_LOADED -> Integer.compare(left.loadPercent(), right.loadPercent());
          case QUEUE_RANK ->
              Integer.compare(group.ladder().priority(ofLeft), group.ladder().priority(ofRight));
        };
    return order == 0 ? left.comesBefore(right) : order < 0;
  }
}
