package org.strowger.routing.engine.match;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.QueuePlan.Delivery;
import org.strowger.routing.engine.state.AgentClass;
import org.strowger.routing.engine.state.AgentEntry;
import org.strowger.routing.engine.state.Bits;
import org.strowger.routing.engine.state.ContactEntry;
import org.strowger.routing.engine.state.ContactHeap;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.EligibilityStage;
import org.strowger.routing.engine.state.GroupHeads;
import org.strowger.routing.engine.state.MatchGroup;

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

  @Nullable ContactEntry best(AgentEntry agentEntry, Delivery delivery) {
    AgentClass of = agentEntry.group();
    boolean stands =
        agentEntry.stage() == EligibilityStage.ROUTABLE
            || (delivery == Delivery.PULL && agentEntry.stage() == EligibilityStage.FOCUS);
    if (of == null || !stands || agentEntry.full()) {
      return null;
    }
    GroupHeads heads = state.lines().heads(delivery);
    ContactEntry best = starved(agentEntry, of, heads);
    if (best == null) {
      best = inTurn(agentEntry, of, heads);
    }
    return delivery == Delivery.PUSH ? preferring(agentEntry, of, best) : best;
  }

  /** No queue's priority counts among those who starve. */
  private @Nullable ContactEntry starved(AgentEntry agentEntry, AgentClass of, GroupHeads heads) {
    ContactEntry best = null;
    Bits starving = heads.starving();
    for (int id = of.serves().next(0, starving); id >= 0; id = of.serves().next(id + 1, starving)) {
      MatchGroup group = state.lines().group(id);
      ContactEntry first =
          agentEntry.hasRoom(group.ladder().channel()) ? firstFor(agentEntry, group) : null;
      if (first != null && first.starved() && (best == null || first.before(best))) {
        best = first;
      }
    }
    return best;
  }

  /** The first level of priority at which somebody waits has the contact. */
  private @Nullable ContactEntry inTurn(AgentEntry agentEntry, AgentClass of, GroupHeads heads) {
    for (AgentClass.Level level : of.levels()) {
      ContactEntry best = null;
      for (int channel = 0; channel < AgentEntry.CHANNELS; channel++) {
        Bits live = heads.live(channel);
        if (agentEntry.hasRoom(channel)) {
          ContactEntry first =
              agentEntry.avoidsNobody()
                  ? heads.first(level.groups(), live)
                  : firstFor(agentEntry, level.groups(), live);
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

  private @Nullable ContactEntry firstFor(AgentEntry agentEntry, Bits groups, Bits live) {
    ContactEntry best = null;
    for (int id = groups.next(0, live); id >= 0; id = groups.next(id + 1, live)) {
      ContactEntry first = firstFor(agentEntry, state.lines().group(id));
      if (first != null && (best == null || first.before(best))) {
        best = first;
      }
    }
    return best;
  }

  private static @Nullable ContactEntry firstFor(AgentEntry agentEntry, MatchGroup group) {
    return agentEntry.avoidsNobody() ? group.first() : group.firstWithout(agentEntry::avoids);
  }

  /** Looks also at the few contacts that wait for her alone. */
  private @Nullable ContactEntry preferring(
      AgentEntry agentEntry, AgentClass of, @Nullable ContactEntry found) {
    ContactHeap mine = agentEntry.preferring();
    if (mine == null) {
      return found;
    }
    ContactEntry best = found;
    for (ContactEntry contactEntry : mine.all()) {
      boolean possible =
          agentEntry.hasRoom(state.lines().ladderOf(contactEntry).channel())
              && !agentEntry.avoids(contactEntry)
              && !state.lines().restrictions().paused(contactEntry.waiting().segment().queueId())
              && state.lines().sees(agentEntry, contactEntry);
      if (possible && (best == null || before(contactEntry, best, of))) {
        best = contactEntry;
      }
    }
    return best;
  }

  private boolean before(ContactEntry left, ContactEntry right, AgentClass of) {
    int leftPriority = state.lines().ladderOf(left).priority(of);
    int rightPriority = state.lines().ladderOf(right).priority(of);
    boolean alike = left.starved() || right.starved() || leftPriority == rightPriority;
    return alike ? left.before(right) : leftPriority < rightPriority;
  }
}
