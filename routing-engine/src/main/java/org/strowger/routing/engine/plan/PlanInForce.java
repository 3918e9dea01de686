package org.strowger.routing.engine.plan;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.ProfilePlan.ServedQueue;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;

/** The plan a domain routes by, with quick access to its parts. */
public final class PlanInForce {

  /** Before a domain's first plan. */
  public static final PlanInForce NONE = new PlanInForce(0, RoutingPlan.EMPTY);

  private final long version;
  private final RoutingPlan plan;
  private final Map<QueueId, QueuePlan> queues = new TreeMap<>();
  private final Map<ProfileId, ProfilePlan> profiles = new TreeMap<>();
  private final Map<ProfileId, Map<QueueId, Integer>> priorities = new TreeMap<>();

  public PlanInForce(long version, RoutingPlan plan) {
    this.version = version;
    this.plan = plan;
    plan.queues().forEach(queue -> queues.put(queue.id(), queue));
    plan.profiles().forEach(this::index);
  }

  private void index(ProfilePlan profile) {
    profiles.put(profile.id(), profile);
    var served = new TreeMap<QueueId, Integer>();
    for (ServedQueue queue : profile.queues()) {
      served.put(queue.queueId(), queue.priority());
    }
    priorities.put(profile.id(), served);
  }

  public long version() {
    return version;
  }

  public RoutingPlan plan() {
    return plan;
  }

  public @Nullable QueuePlan queue(QueueId id) {
    return queues.get(id);
  }

  public @Nullable ProfilePlan profile(ProfileId id) {
    return profiles.get(id);
  }

  /** The queues of a profile with the priority it gives each; empty for an unknown profile. */
  public Map<QueueId, Integer> queuesOf(ProfileId id) {
    return priorities.getOrDefault(id, Map.of());
  }

  public boolean knowsDisposition(String code) {
    return plan.dispositions().stream().anyMatch(each -> each.code().equals(code));
  }
}
