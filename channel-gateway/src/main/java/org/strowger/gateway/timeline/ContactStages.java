package org.strowger.gateway.timeline;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.AssignmentEvent.DispositionGiven;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDismissed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.ContactEvent.OutboundStarted;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingListener;

/**
 * Keeps how far each contact has come, as the router's events say.
 *
 * <pre>(opened) → WAITING ⇄ ENGAGED → CLOSED; or ABANDONED, EXPIRED, DISMISSED, REFUSED</pre>
 */
@Singleton
public class ContactStages implements RoutingListener {

  @Override
  public void onRouting(Handle handle, RoutedEvent routed) {
    DomainId domain = routed.domain();
    switch (routed.event()) {
      case ContactOpened it -> open(handle, domain, it);
      case ContactEnqueued it ->
          put(handle, domain, it.contactId(), it.arrivedAt(), Change.waiting(it.queueId()));
      case OutboundStarted it ->
          put(
              handle,
              domain,
              it.contactId(),
              it.arrivedAt(),
              Change.engaged(it.queueId(), it.agentId()));
      case ContactAssigned it when it.source() != SegmentSource.CONSULT ->
          put(
              handle,
              domain,
              it.contactId(),
              it.arrivedAt(),
              Change.engaged(it.queueId(), it.agentId()));
      case ContactReturned it ->
          put(handle, domain, it.contactId(), it.assignedAt(), Change.waiting(null));
      case ContactTransferred it ->
          put(handle, domain, it.contactId(), it.assignedAt(), Change.waiting(it.queueId()));
      case DispositionGiven it ->
          put(handle, domain, it.contactId(), it.arrivedAt(), Change.outcome(it.disposition()));
      case ContactClosed it ->
          put(
              handle,
              domain,
              it.contactId(),
              it.arrivedAt(),
              Change.closed(it.agentId(), it.disposition(), it.closedAt()));
      case ContactAbandoned it ->
          end(
              handle,
              domain,
              it.contactId(),
              it.arrivedAt(),
              ContactStage.ABANDONED,
              it.abandonedAt());
      case ContactExpired it ->
          end(handle, domain, it.contactId(), it.arrivedAt(), ContactStage.EXPIRED, it.expiredAt());
      case ContactDismissed it ->
          end(
              handle,
              domain,
              it.contactId(),
              it.arrivedAt(),
              ContactStage.DISMISSED,
              it.dismissedAt());
      case ContactRefused it ->
          end(handle, domain, it.contactId(), it.arrivedAt(), ContactStage.REFUSED, it.refusedAt());
      default -> {}
    }
  }

  /** Whose contact it is, her conversation says: what the event names is a claim. */
  private static void open(Handle handle, DomainId domain, ContactOpened opened) {
    put(handle, domain, opened.contactId(), opened.arrivedAt(), Change.NONE);
    handle
        .createUpdate(
            "update contact_stages set customer_id = v.customer_id from conversations v"
                + " where contact_id = :contact and v.id = :conversation"
                + " and v.domain = contact_stages.domain")
        .bind("contact", opened.contactId().value())
        .bind("conversation", opened.conversationId().value())
        .execute();
  }

  private static void end(
      Handle handle,
      DomainId domain,
      ContactId contact,
      Instant arrivedAt,
      ContactStage stage,
      Instant at) {
    put(handle, domain, contact, arrivedAt, new Change(stage, null, null, null, at));
  }

  private static void put(
      Handle handle, DomainId domain, ContactId contact, Instant openedAt, Change change) {
    handle
        .createUpdate(
            "insert into contact_stages as s (contact_id, domain, opened_at, stage, queue_id,"
                + " agent_id, outcome, ended_at) values (:contact, :domain, :openedAt, :stage,"
                + " :queue, :agent, :outcome, :endedAt) on conflict (contact_id) do update set"
                + " stage = coalesce(excluded.stage, s.stage),"
                + " queue_id = coalesce(excluded.queue_id, s.queue_id),"
                + " agent_id = coalesce(excluded.agent_id, s.agent_id),"
                + " outcome = coalesce(excluded.outcome, s.outcome),"
                + " ended_at = coalesce(excluded.ended_at, s.ended_at)"
                + " where s.domain = excluded.domain")
        .bind("contact", contact.value())
        .bind("domain", domain.value())
        .bind("openedAt", openedAt)
        .bind("stage", change.stage == null ? null : change.stage.name())
        .bind("queue", change.queue == null ? null : change.queue.value())
        .bind("agent", change.agent == null ? null : change.agent.value())
        .bind("outcome", change.outcome)
        .bind("endedAt", change.endedAt)
        .execute();
  }

  /** What an event changes; what is null stays. */
  private record Change(
      @Nullable ContactStage stage,
      @Nullable QueueId queue,
      @Nullable AgentId agent,
      @Nullable String outcome,
      @Nullable Instant endedAt) {

    static final Change NONE = new Change(null, null, null, null, null);

    static Change waiting(@Nullable QueueId queue) {
      return new Change(ContactStage.WAITING, queue, null, null, null);
    }

    static Change engaged(QueueId queue, AgentId agent) {
      return new Change(ContactStage.ENGAGED, queue, agent, null, null);
    }

    static Change outcome(String disposition) {
      return new Change(null, null, null, disposition, null);
    }

    static Change closed(AgentId agent, @Nullable String disposition, Instant at) {
      return new Change(ContactStage.CLOSED, null, agent, disposition, at);
    }
  }
}
