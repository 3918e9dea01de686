package org.strowger.cases.access;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ConsultEvent.ConsultCompleted;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ContactEvent.OutboundStarted;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.RoutingEvent;

/** Keeps who is offered which contact, has it, or had it, as the router's events say. */
@Singleton
public class ContactAgents {

  /** Consumes one event; the same again changes nothing. */
  public void apply(Handle handle, DomainId domain, RoutingEvent event) {
    switch (event) {
      case OfferIssued issued ->
          put(handle, domain, issued.contactId(), issued.agentId(), issued.customerId(), false);
      case ContactAssigned assigned ->
          put(
              handle,
              domain,
              assigned.contactId(),
              assigned.agentId(),
              assigned.customerId(),
              true);
      case OutboundStarted started ->
          put(handle, domain, started.contactId(), started.agentId(), null, true);
      case OfferDeclined declined ->
          endOffer(handle, domain, declined.offerId().contactId(), declined.agentId());
      case OfferExpired expired ->
          endOffer(handle, domain, expired.offerId().contactId(), expired.agentId());
      case OfferRevoked revoked ->
          endOffer(handle, domain, revoked.offerId().contactId(), revoked.agentId());
      case ContactReturned returned ->
          end(handle, domain, returned.contactId(), returned.agentId(), returned.returnedAt());
      case WrapUpEnded ended ->
          end(handle, domain, ended.offerId().contactId(), ended.agentId(), ended.endedAt());
      case ConsultCompleted completed ->
          end(handle, domain, completed.consultId(), null, completed.completedAt());
      case ConsultEnded ended -> end(handle, domain, ended.consultId(), null, ended.endedAt());
      default -> {}
    }
  }

  /** Whether an agent started this contact, and named its conversation and customer herself. */
  public boolean isOutbound(Handle handle, DomainId domain, ContactId contact) {
    return handle
        .createQuery(
            "select exists (select 1 from contact_agent where domain_id = :domain"
                + " and contact_id = :contact and customer_id is null)")
        .bind("domain", domain.value())
        .bind("contact", contact.value())
        .mapTo(Boolean.class)
        .one();
  }

  private static void put(
      Handle handle,
      DomainId domain,
      ContactId contact,
      AgentId agent,
      @Nullable CustomerId customer,
      boolean assigned) {
    row(
            handle,
            "insert into contact_agent (domain_id, contact_id, agent_id, customer_id, assigned)"
                + " select :domain, :contact, :agent, case when exists (select 1 from contact_agent"
                + " where domain_id = :domain and contact_id = :contact and customer_id is null)"
                + " then null else :customer end, :assigned"
                + " on conflict (domain_id, contact_id, agent_id) do update"
                + " set assigned = contact_agent.assigned or excluded.assigned, ended_at = null",
            domain,
            contact,
            agent)
        .bind("customer", customer == null ? null : customer.value())
        .bind("assigned", assigned)
        .execute();
  }

  /** Who only was offered the contact has nothing to do with it any more. */
  private static void endOffer(Handle handle, DomainId domain, ContactId contact, AgentId agent) {
    row(
            handle,
            "delete from contact_agent where domain_id = :domain and contact_id = :contact"
                + " and agent_id = :agent and not assigned",
            domain,
            contact,
            agent)
        .execute();
  }

  private static void end(
      Handle handle, DomainId domain, ContactId contact, @Nullable AgentId agent, Instant at) {
    row(
            handle,
            "update contact_agent set ended_at = :at where domain_id = :domain"
                + " and contact_id = :contact and agent_id = coalesce(:agent, agent_id)",
            domain,
            contact,
            agent)
        .bind("at", at)
        .execute();
  }

  private static Update row(
      Handle handle, String sql, DomainId domain, ContactId contact, @Nullable AgentId agent) {
    return handle
        .createUpdate(sql)
        .bind("domain", domain.value())
        .bind("contact", contact.value())
        .bind("agent", agent == null ? null : agent.value());
  }
}
