package org.strowger.gateway.desk;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentEvent.PhoneChanged;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ConsultEvent.ConsultCompleted;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactDismissed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.ContactEvent.ContactReprioritised;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;
import org.strowger.contracts.routing.PlanEvent.PlanPartStaged;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.chat.ChatContacts;
import org.strowger.gateway.conversation.ContactPublisher;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.live.CallStates;
import org.strowger.gateway.live.WaitingContacts;
import org.strowger.gateway.signed.DeclaredAttributes;
import org.strowger.servicekit.inbox.InboxConsumer;
import org.strowger.servicekit.inbox.RecordPosition;
import org.strowger.servicekit.kafka.KafkaClients;

/** What the router decided, as far as the gateway must know it. */
@Singleton
public class RoutingEventsConsumer {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final ContactAccess access;
  private final WaitingContacts waiting;
  private final CallStates calls;
  private final ChatContacts chats;
  private final DeclaredAttributes attributes;
  private final ContactPublisher publisher;
  private final GatewayOutbox outbox;
  private final InboxConsumer<RoutingEvent> inbox;

  public RoutingEventsConsumer(
      GatewayDatabase database,
      KafkaClients kafka,
      MeterRegistry metrics,
      ContactAccess access,
      WaitingContacts waiting,
      CallStates calls,
      ChatContacts chats,
      DeclaredAttributes attributes,
      ContactPublisher publisher,
      GatewayOutbox outbox) {
    this.access = access;
    this.waiting = waiting;
    this.calls = calls;
    this.chats = chats;
    this.attributes = attributes;
    this.publisher = publisher;
    this.outbox = outbox;
    this.inbox =
        new InboxConsumer<>(
            "gateway",
            "access",
            Topics.ROUTING_EVENTS,
            database.jdbi(),
            kafka,
            metrics,
            this::apply,
            outbox::wake);
  }

  void start(@Observes StartupEvent event) {
    inbox.start();
  }

  void stop(@Observes ShutdownEvent event) {
    inbox.close();
  }

  /** Waits a little until what this command caused is seen here. */
  void await(DomainId domain, long commandOffset) {
    inbox.awaitOffset(domain.value(), commandOffset, PATIENCE);
  }

  private void apply(Handle handle, Message<RoutingEvent> message, RecordPosition position) {
    var domain = new DomainId(message.key());
    RoutingEvent event = message.body();
    Meta.Cause cause = message.meta().cause();
    project(handle, domain, event);
    long offset = cause == null ? 0 : cause.offset();
    line(handle, domain, event, offset);
    chats.on(handle, event, offset);
    if (cause != null && cause.commandId().startsWith(ContactPublisher.ROUTE)) {
      answered(handle, domain, cause.commandId(), event);
    }
  }

  private void project(Handle handle, DomainId domain, RoutingEvent event) {
    switch (event) {
      case ContactOpened opened ->
          access.open(handle, domain, opened.contactId(), opened.conversationId());
      case OfferIssued issued -> {
        access.open(handle, domain, issued.contactId(), issued.conversationId());
        access.put(
            handle,
            issued.offerId(),
            issued.agentId(),
            ContactAccess.State.OFFERED,
            issued.issuedAt());
      }
      case OfferDeclined declined -> access.removeOffered(handle, declined.offerId());
      case OfferExpired expired -> access.removeOffered(handle, expired.offerId());
      case OfferRevoked revoked -> access.removeOffered(handle, revoked.offerId());
      case ContactAssigned assigned -> {
        access.open(handle, domain, assigned.contactId(), assigned.conversationId());
        access.put(
            handle,
            assigned.offerId(),
            assigned.agentId(),
            assigned.source() == SegmentSource.CONSULT
                ? ContactAccess.State.WRAP_UP // she is asked about it: reads, does not answer
                : ContactAccess.State.ENGAGED,
            assigned.assignedAt());
      }
      case ConsultCompleted completed ->
          access.release(handle, completed.consultId(), completed.completedAt());
      case ConsultEnded ended -> access.release(handle, ended.consultId(), ended.endedAt());
      case ContactReturned returned ->
          access.put(
              handle,
              returned.offerId(),
              returned.agentId(),
              ContactAccess.State.RELEASED,
              returned.returnedAt());
      case ContactClosed closed -> access.close(handle, closed.contactId(), closed.closedAt());
      case ContactTransferred transferred ->
          access.close(handle, transferred.contactId(), transferred.transferredAt());
      case ContactDismissed dismissed ->
          access.close(handle, dismissed.contactId(), dismissed.dismissedAt());
      case WrapUpEnded ended ->
          access.put(
              handle,
              ended.offerId(),
              ended.agentId(),
              ContactAccess.State.RELEASED,
              ended.endedAt());
      case PhoneChanged phone ->
          calls.onPhoneChanged(handle, domain, phone.agentId(), phone.reachable());
      case PlanPartStaged staged -> attributes.onPlanPartStaged(handle, domain, staged);
      case PlanApplied applied -> attributes.onPlanApplied(handle, domain, applied);
      default -> {}
    }
  }

  /** Who waits, and where. */
  private void line(Handle handle, DomainId domain, RoutingEvent event, long offset) {
    switch (event) {
      case ContactOpened opened -> waiting.onContactOpened(handle, opened.contactId(), offset);
      case ContactEnqueued enqueued -> waiting.onContactEnqueued(handle, domain, enqueued);
      case ContactReprioritised changed -> waiting.onContactReprioritised(handle, changed);
      case ContactAssigned assigned -> waiting.onGone(handle, assigned.contactId());
      case ContactAbandoned abandoned -> waiting.onGone(handle, abandoned.contactId());
      case ContactExpired expired -> waiting.onGone(handle, expired.contactId());
      case ContactDeferred deferred -> waiting.onGone(handle, deferred.contactId());
      case ContactClosed closed -> waiting.onGone(handle, closed.contactId());
      case ContactDismissed dismissed -> waiting.onGone(handle, dismissed.contactId());
      case ContactRefused refused -> waiting.onGone(handle, refused.contactId());
      default -> {}
    }
  }

  /**
   * A demand must not get lost: while the router cannot take it, it stays in the outbox and is sent
   * again; what it refuses of its attributes is left out.
   */
  private void answered(Handle handle, DomainId domain, String commandId, RoutingEvent event) {
    if (event instanceof CommandRejected rejected) {
      switch (rejected.code()) {
        case NO_PLAN, INTERNAL -> {
          return;
        }
        case UNKNOWN_ATTRIBUTE -> {
          if (rejected.contactId() != null) {
            publisher.routeWithoutAttributes(handle, domain, rejected.contactId());
          }
        }
        default -> {}
      }
    }
    outbox.seen(handle, commandId);
  }
}
