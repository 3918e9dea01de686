package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;

/** Keeps who saw or did with a customer what not everybody may, in the caller's transaction. */
@Singleton
public class AccessLog {

  /**
   * Notes one act.
   *
   * @param reason why, where a reason is asked for
   */
  public void note(
      Handle handle,
      DomainId domain,
      AgentId actor,
      String action,
      CustomerId customer,
      @Nullable String reason) {
    handle
        .createUpdate(
            "insert into access_log (id, domain_id, at, actor, action, subject_kind, subject_id,"
                + " reason) values (:id, :domain, now(), :actor, :action, 'CUSTOMER', :subject,"
                + " :reason)")
        .bind("id", "al-" + UUID.randomUUID())
        .bind("domain", domain.value())
        .bind("actor", actor.value())
        .bind("action", action)
        .bind("subject", customer.value())
        .bind("reason", reason)
        .execute();
  }
}
