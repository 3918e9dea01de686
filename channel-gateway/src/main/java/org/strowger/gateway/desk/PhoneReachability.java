package org.strowger.gateway.desk;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentEvent.PhoneChanged;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingListener;

/** Whether the router can offer calls to an agent, as her desk shows it. */
@Singleton
public class PhoneReachability implements RoutingListener {

  @Override
  public void onRouting(Handle handle, RoutedEvent routed) {
    if (routed.event() instanceof PhoneChanged changed) {
      put(handle, routed.domain(), changed);
    }
  }

  private static void put(Handle handle, DomainId domain, PhoneChanged changed) {
    handle
        .createUpdate(
            "insert into phone_reachability (domain, agent_id, reachable)"
                + " values (:domain, :agent, :reachable) on conflict (domain, agent_id)"
                + " do update set reachable = excluded.reachable")
        .bind("domain", domain.value())
        .bind("agent", changed.agentId().value())
        .bind("reachable", changed.reachable())
        .execute();
  }

  /** Whether the agent's phone can be rung; empty when she never had one. */
  Optional<Boolean> find(Handle handle, DomainId domain, AgentId agent) {
    return handle
        .createQuery(
            "select reachable from phone_reachability"
                + " where domain = :domain and agent_id = :agent")
        .bind("domain", domain.value())
        .bind("agent", agent.value())
        .mapTo(Boolean.class)
        .findOne();
  }
}
