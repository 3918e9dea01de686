package org.strowger.gateway.customer;

import jakarta.inject.Singleton;
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
            "insert into access_log (domain, actor, action, subject_kind, subject_id, customer_id,"
                + " reason) values (:domain, :actor, :action, 'CUSTOMER', :subject, :subject,"
                + " :reason)")
        .bind("domain", domain.value())
        .bind("actor", actor.value())
        .bind("action", action)
        .bind("subject", customer.value())
        .bind("reason", reason)
        .execute();
  }
}
