package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;

/** Which agent has which phone, as the roster says. */
@Singleton
public class AgentPhones {

  void put(Handle handle, DomainId domain, AgentId agent, @Nullable String phone) {
    if (phone == null) {
      remove(handle, domain, agent);
      return;
    }
    handle
        .createUpdate(
            "insert into agent_phones (domain, agent_id, phone) values (:domain, :agent, :phone)"
                + " on conflict (domain, agent_id) do update set phone = excluded.phone")
        .bind("domain", domain.value())
        .bind("agent", agent.value())
        .bind("phone", phone)
        .execute();
  }

  void remove(Handle handle, DomainId domain, AgentId agent) {
    handle
        .createUpdate("delete from agent_phones where domain = :domain and agent_id = :agent")
        .bind("domain", domain.value())
        .bind("agent", agent.value())
        .execute();
  }

  Optional<String> phone(Handle handle, DomainId domain, AgentId agent) {
    return handle
        .createQuery("select phone from agent_phones where domain = :domain and agent_id = :agent")
        .bind("domain", domain.value())
        .bind("agent", agent.value())
        .mapTo(String.class)
        .findOne();
  }

  /** Whose phone it is. */
  List<AgentId> agents(Handle handle, DomainId domain, String phone) {
    return handle
        .createQuery(
            "select agent_id from agent_phones where domain = :domain and phone = :phone"
                + " order by agent_id")
        .bind("domain", domain.value())
        .bind("phone", phone)
        .map((row, _) -> new AgentId(row.getString(1)))
        .list();
  }

  /** The operations in which somebody has this phone. */
  List<DomainId> domains(Handle handle, String phone) {
    return handle
        .createQuery("select distinct domain from agent_phones where phone = :phone order by 1")
        .bind("phone", phone)
        .map((row, _) -> new DomainId(row.getString(1)))
        .list();
  }
}
