package org.strowger.routing.engine.match;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.QueuePlan.Delivery;
import org.strowger.routing.engine.index.AgentClass;
import org.strowger.routing.engine.index.AgentEntry;
import org.strowger.routing.engine.index.Bits;
import org.strowger.routing.engine.index.Channels;
import org.strowger.routing.engine.index.ContactEntry;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.GroupHeads;
import org.strowger.routing.engine.index.MatchGroup;

/**
 * Finds the contact for an agent, the least in her order: starved first and oldest, then her
 * profile's priority of the queue, then the contact's priority, age and sequence. A contact from
 * which she backs off keeps back nobody behind it.
 */
final class ContactChoice {

  private final DomainIndex index;

  ContactChoice(DomainIndex index) {
    this.index = index;
  }

  /** The contact whose turn it is for an agent; null when there is none that she may take. */
  @Nullable ContactEntry best(AgentEntry agent, Delivery delivery) {
    AgentClass agentClass = agent.agentClass();
    boolean pulled = delivery == Delivery.PULL;
    if (agentClass == null || !agent.stage().mayTake(pulled) || agent.full(pulled)) {
      return null;
    }
    GroupHeads heads = index.waiting().heads(delivery);
    ContactEntry best = starved(agent, agentClass, heads, pulled);
    if (best == null) {
      best = inTurn(agent, agentClass, heads, pulled);
    }
    return delivery == Delivery.PUSH ? orPreferring(agent, agentClass, best) : best;
  }

  /** No queue's priority counts among those who starve. */
  private @Nullable ContactEntry starved(
      AgentEntry agent, AgentClass agentClass, GroupHeads heads, boolean pulled) {
    ContactEntry best = null;
    Bits serves = agentClass.serves();
    Bits starving = heads.starving();
    for (int id = serves.next(0, starving); id >= 0; id = serves.next(id + 1, starving)) {
      MatchGroup group = index.waiting().group(id);
      ContactEntry first =
          agent.hasRoom(group.ladder().channel(), pulled) ? firstFor(agent, group) : null;
      if (first != null && first.starved() && (best == null || first.comesBefore(best))) {
        best = first;
      }
    }
    return best;
  }

  /** The first level of priority at which somebody waits has the contact. */
  private @Nullable ContactEntry inTurn(
      AgentEntry agent, AgentClass agentClass, GroupHeads heads, boolean pulled) {
    for (AgentClass.Level level : agentClass.levels()) {
      ContactEntry best = null;
      for (int channel = 0; channel < Channels.COUNT; channel++) {
        Bits live = heads.live(channel);
        if (agent.hasRoom(channel, pulled)) {
          ContactEntry first =
              agent.backsOff()
                  ? firstFor(agent, level.groups(), live)
                  : heads.first(level.groups(), live);
          if (first != null && (best == null || first.comesBefore(best))) {
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

  private @Nullable ContactEntry firstFor(AgentEntry agent, Bits groups, Bits live) {
    ContactEntry best = null;
    for (int id = groups.next(0, live); id >= 0; id = groups.next(id + 1, live)) {
      ContactEntry first = firstFor(agent, index.waiting().group(id));
      if (first != null && (best == null || first.comesBefore(best))) {
        best = first;
      }
    }
    return best;
  }

  private static @Nullable ContactEntry firstFor(AgentEntry agent, MatchGroup group) {
    return agent.backsOff() ? group.firstWithout(agent::backsOffFrom) : group.first();
  }

  /** The contact found, unless one of the few that wait for her alone comes before it. */
  private @Nullable ContactEntry orPreferring(
      AgentEntry agent, AgentClass agentClass, @Nullable ContactEntry found) {
    ContactEntry best = found;
    for (ContactEntry contact : agent.preferring()) {
      boolean possible =
          agent.hasRoom(index.waiting().ladderOf(contact).channel(), false)
              && !agent.backsOffFrom(contact)
              && !index.waiting().isPaused(contact.waiting().segment().queueId())
              && index.waiting().isSeenBy(agent, contact);
      if (possible && (best == null || comesBefore(contact, best, agentClass))) {
        best = contact;
      }
    }
    return best;
  }

  private boolean comesBefore(ContactEntry left, ContactEntry right, AgentClass agentClass) {
    int leftPriority = index.waiting().ladderOf(left).priority(agentClass);
    int rightPriority = index.waiting().ladderOf(right).priority(agentClass);
    boolean alike = left.starved() || right.starved() || leftPriority == rightPriority;
    return alike ? left.comesBefore(right) : leftPriority < rightPriority;
  }
}
