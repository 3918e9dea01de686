package org.strowger.kpi.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentEvent.AgentUpserted;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;
import org.strowger.contracts.routing.PlanEvent.PlanPartStaged;
import org.strowger.contracts.routing.RoutingEvent;

/** Plans and rosters as the router tells them. */
public final class PlanOfDay {

  private PlanOfDay() {}

  /** A plan of one part that is applied at once. */
  public static RoutingEvent[] applied(int version, Instant at, QueuePlan... queues) {
    RoutingPlan none = RoutingPlan.EMPTY;
    var plan =
        new RoutingPlan(
            none.skills(),
            none.languages(),
            none.attributes(),
            none.dispositions(),
            none.breakReasons(),
            List.of(queues),
            none.profiles(),
            none.entryRules());
    return new RoutingEvent[] {
      new PlanPartStaged(version, 1, 1, plan),
      new PlanApplied(version, version - 1, 1, "hash-" + version, "adam", at)
    };
  }

  /** Short abandons are below 5 s. */
  public static QueuePlan queue(String id, int targetSeconds, ZoneId zone) {
    return new QueuePlan(
        new QueueId(id),
        "Queue " + id,
        QueuePlan.Delivery.PUSH,
        new QueuePlan.ServiceTarget(80, targetSeconds),
        5,
        zone,
        List.of(),
        0,
        30,
        30,
        new QueuePlan.WrapUp(QueuePlan.WrapUp.Mode.OPTIONAL, 30),
        QueuePlan.Ranking.LONGEST_AVAILABLE);
  }

  public static AgentUpserted onRoster(String agent, String team) {
    var id = new AgentId(agent);
    return new AgentUpserted(
        id,
        new AgentDefinition(
            id, new TeamId(team), new ProfileId("generalist"), Map.of(), Map.of(), true));
  }
}
