package org.strowger.routing.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.ProfilePlan.Capacity;
import org.strowger.contracts.plan.ProfilePlan.ServedQueue;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;

/** Checks profiles. */
final class ProfileCheck {

  private static final int MAX_QUEUES = 50;
  private static final int MAX_UNITS = 10_000;

  private final Faults faults;
  private final Set<QueueId> queues = new TreeSet<>();

  ProfileCheck(RoutingPlan plan, Faults faults) {
    this.faults = faults;
    plan.queues().stream().map(QueuePlan::id).filter(id -> id != null).forEach(queues::add);
  }

  void run(ProfilePlan profile) {
    String key = "profiles[" + profile.id() + "]";
    faults.requirePresent(key + ".id", profile.id());
    faults.requireText(key + ".name", profile.name());
    faults.requireAtMost(key + ".queues", profile.queues().size(), MAX_QUEUES);
    faults.requireUnique(key + ".queues", profile.queues(), ServedQueue::queueId);
    for (ServedQueue served : profile.queues()) {
      String queue = key + ".queues[" + served.queueId() + "]";
      if (served.queueId() == null || !queues.contains(served.queueId())) {
        faults.add(
            queue, served.queueId(), "Expected a queue of the plan but it declares no such one");
      }
      faults.requireRange(queue + ".priority", served.priority(), 1, 100);
      faults.requireRange(queue + ".delaySeconds", served.delay(), 0, 86_400);
    }
    faults.requireRange(key + ".missesBeforeSuspension", profile.missesBeforeSuspension(), 1, 10);
    faults.requireRange(key + ".disconnectGraceSeconds", profile.disconnectGraceSeconds(), 0, 600);
    faults.requireRange(key + ".offersAtOnce", profile.offersOfGroup(), 1, 100);
    if (faults.requirePresent(key + ".capacity", profile.capacity())) {
      checkCapacity(key + ".capacity", profile.capacity());
    }
  }

  private void checkCapacity(String key, Capacity capacity) {
    faults.requireRange(key + ".units", capacity.units(), 1, MAX_UNITS);
    Integer idle = capacity.idleChatSeconds();
    if (idle != null) {
      faults.requireRange(key + ".idleChatSeconds", idle, 60, 86_400);
    }
    if (capacity.costs().isEmpty()) {
      faults.add(key + ".costs", null, "Expected the cost of a channel but there is none");
    }
    faults.requireKnown(key + ".costs", capacity.costs().keySet());
    checkInterrupts(key + ".interrupts", capacity.interrupts());
    for (Map.Entry<ChannelType, Integer> cost : capacity.costs().entrySet()) {
      faults.requireRange(
          key + ".costs[" + cost.getKey() + "]", cost.getValue(), 1, Math.max(1, capacity.units()));
    }
    for (Map.Entry<ChannelType, Integer> maximum : capacity.maximums().entrySet()) {
      String channel = key + ".maximums[" + maximum.getKey() + "]";
      faults.requireRange(channel, maximum.getValue(), 1, MAX_UNITS);
      if (!capacity.costs().containsKey(maximum.getKey())) {
        faults.add(channel, maximum.getKey(), "Expected a channel that has a cost but it has none");
      }
    }
  }

  private void checkInterrupts(
      String key, @Nullable Map<ChannelType, List<ChannelType>> interrupts) {
    if (interrupts != null) {
      faults.requireKnown(key, interrupts.keySet());
      interrupts.values().forEach(allowed -> faults.requireKnown(key, allowed));
    }
  }
}
