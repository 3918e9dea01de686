package org.strowger.kpi.facts;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentEvent.AgentRemoved;
import org.strowger.contracts.routing.AgentEvent.AgentUpserted;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;
import org.strowger.contracts.routing.PlanEvent.PlanPartStaged;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.kpi.facts.FactRow.JsonValue;

/** Plans and rosters as the log tells them: rows are only added, each at its place in the log. */
final class PlanRepository {

  void add(Handle handle, Message<RoutingEvent> message) {
    var domain = new DomainId(message.key());
    Position position = Position.of(message.meta());
    switch (message.body()) {
      case PlanPartStaged staged -> onStaged(handle, domain, position, staged);
      case PlanApplied applied -> onApplied(handle, domain, position, applied);
      case AgentUpserted put ->
          onRoster(
              handle,
              domain,
              position,
              message.meta().time(),
              put.agentId(),
              put.definition().teamId().value(),
              put.definition().active());
      case AgentRemoved removed ->
          onRoster(handle, domain, position, message.meta().time(), removed.agentId(), null, false);
      default -> {}
    }
  }

  private static void onStaged(
      Handle handle, DomainId domain, Position position, PlanPartStaged event) {
    handle
        .createUpdate(
            """
            insert into plan_part (domain_id, version, part, at_offset, at_index, queues)
            values (:domain, :version, :part, :offset, :index, cast(:queues as jsonb))
            on conflict do nothing
            """)
        .bind("domain", domain.value())
        .bind("version", event.version())
        .bind("part", event.part())
        .bind("offset", position.offset())
        .bind("index", position.index())
        .bind("queues", new JsonValue(event.content().queues()).text())
        .execute();
  }

  private static void onApplied(
      Handle handle, DomainId domain, Position position, PlanApplied event) {
    handle
        .createUpdate(
            """
            insert into plan_applied
              (domain_id, version, at_offset, at_index, parts, hash, author, applied_at)
            values (:domain, :version, :offset, :index, :parts, :hash, :author, :appliedAt)
            on conflict do nothing
            """)
        .bind("domain", domain.value())
        .bind("version", event.version())
        .bind("offset", position.offset())
        .bind("index", position.index())
        .bind("parts", event.parts())
        .bind("hash", event.hash())
        .bind("author", event.author())
        .bind("appliedAt", event.appliedAt())
        .execute();
  }

  private static void onRoster(
      Handle handle,
      DomainId domain,
      Position position,
      Instant changedAt,
      AgentId agentId,
      @Nullable String teamId,
      boolean active) {
    handle
        .createUpdate(
            """
            insert into roster_change
              (domain_id, agent_id, at_offset, at_index, changed_at, team_id, active)
            values (:domain, :agent, :offset, :index, :changedAt, :team, :active)
            on conflict do nothing
            """)
        .bind("domain", domain.value())
        .bind("agent", agentId.value())
        .bind("offset", position.offset())
        .bind("index", position.index())
        .bind("changedAt", changedAt)
        .bind("team", teamId)
        .bind("active", active)
        .execute();
  }
}
