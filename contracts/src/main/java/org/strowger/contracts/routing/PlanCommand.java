package org.strowger.contracts.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.RoutingPlan;

/** Changes of plan and roster, at their place in the log. */
public sealed interface PlanCommand extends RoutingCommand {

  /**
   * One part of a plan to come.
   *
   * @param version the plan it belongs to
   * @param part 1 to {@code parts}
   */
  record StagePlanPart(long version, int part, int parts, RoutingPlan content)
      implements PlanCommand {}

  /**
   * Puts the staged plan in force, or is rejected with every fault named.
   *
   * @param version greater than {@code basedOn}
   * @param basedOn the version in force; 0 for a domain's first plan
   * @param hash hex SHA-256 of the plan, {@link org.strowger.contracts.wire.PlanHash}
   * @param author who published it
   * @param reason why, in the author's words about the plan; null when none was given
   */
  record ApplyPlan(long version, long basedOn, String hash, String author, @Nullable String reason)
      implements PlanCommand {

    /** Without a reason. */
    public ApplyPlan(long version, long basedOn, String hash, String author) {
      this(version, basedOn, hash, author, null);
    }
  }

  /** Adds agents or changes them; at most 250. */
  record PutAgents(List<AgentDefinition> agents) implements PlanCommand {
    public PutAgents {
      agents = List.copyOf(agents);
    }
  }

  /** Removes agents; their open work goes back in line. At most 250. */
  record RemoveAgents(List<AgentId> agentIds) implements PlanCommand {
    public RemoveAgents {
      agentIds = List.copyOf(agentIds);
    }
  }

  /**
   * A supervisor lets agents do something else for a while; then, or when the roster changes them,
   * they are as the roster says.
   *
   * @param agentIds at most 250
   * @param profileId null: her own
   * @param skills null: her own
   * @param languages null: her own
   */
  record MoveAgents(
      List<AgentId> agentIds,
      @Nullable ProfileId profileId,
      @Nullable Map<String, Integer> skills,
      @Nullable Map<String, Integer> languages,
      Instant until)
      implements PlanCommand {
    public MoveAgents {
      agentIds = List.copyOf(agentIds);
    }
  }
}
