package org.strowger.gateway.contact;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.ConsultEvent.ConsultCompleted;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDismissed;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.ContactEvent.OutboundStarted;
import org.strowger.contracts.routing.Direction;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.contact.ContactAccess.State;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingListener;
import org.strowger.servicekit.access.Directory;

/** Keeps {@link ContactAccess} as the router's events say. */
@Singleton
public class ContactAccessListener implements RoutingListener {

  private static final Logger LOG = Logger.getLogger(ContactAccessListener.class);

  private final ContactAccess access;
  private final Directory directory;

  ContactAccessListener(ContactAccess access, Directory directory) {
    this.access = access;
    this.directory = directory;
  }

  @Override
  public void onRouting(Handle handle, RoutedEvent routed) {
    DomainId domain = routed.domain();
    switch (routed.event()) {
      case ContactOpened opened -> onContactOpened(handle, routed, opened);
      case OutboundStarted started -> onOutboundStarted(handle, domain, started);
      case OfferIssued issued -> onOfferIssued(handle, domain, issued);
      case OfferDeclined declined -> access.removeOffered(handle, declined.offerId());
      case OfferExpired expired -> access.removeOffered(handle, expired.offerId());
      case OfferRevoked revoked -> access.removeOffered(handle, revoked.offerId());
      case ContactAssigned assigned -> onContactAssigned(handle, domain, assigned);
      case ConsultCompleted completed ->
          access.release(handle, completed.consultId(), completed.completedAt());
      case ConsultEnded ended -> access.release(handle, ended.consultId(), ended.endedAt());
      case ContactReturned returned ->
          access.put(
              handle,
              returned.offerId(),
              returned.agentId(),
              State.RELEASED,
              returned.returnedAt());
      case ContactClosed closed -> access.close(handle, closed.contactId(), closed.closedAt());
      case ContactTransferred transferred ->
          access.close(handle, transferred.contactId(), transferred.transferredAt());
      case ContactDismissed dismissed ->
          access.close(handle, dismissed.contactId(), dismissed.dismissedAt());
      case WrapUpEnded ended ->
          access.put(handle, ended.offerId(), ended.agentId(), State.RELEASED, ended.endedAt());
      default -> {}
    }
  }

  private void onContactOpened(Handle handle, RoutedEvent routed, ContactOpened opened) {
    access.opened(
        handle,
        routed.domain(),
        opened.contactId(),
        opened.conversationId(),
        routed.commandOffset());
    if (opened.direction() == Direction.OUTBOUND) {
      access.outbound(handle, opened.contactId());
      if (!access.isOf(handle, opened.conversationId(), opened.customerId())) {
        access.bar(handle, opened.contactId());
      }
    }
  }

  /** What an agent names is a claim; the conversation is ours. */
  private void onOutboundStarted(Handle handle, DomainId domain, OutboundStarted started) {
    access.outbound(handle, started.contactId());
    var reader = new Reader(started.agentId(), domain, isSupervisor(started.agentId()));
    boolean may =
        access
            .conversation(handle, started.contactId())
            .filter(
                conversation ->
                    access.mayRead(handle, conversation.value(), reader)
                        || access.isStartedBy(handle, conversation, started.agentId()))
            .isPresent();
    if (!may) {
      access.bar(handle, started.contactId());
      LOG.warnf("Contact %s opens no conversation: its agent may not read it", started.contactId());
    }
  }

  private boolean isSupervisor(AgentId agent) {
    DirectoryEntry entry = directory.entry(agent);
    return entry != null && entry.active() && entry.roles().contains(Role.SUPERVISOR);
  }

  private void onOfferIssued(Handle handle, DomainId domain, OfferIssued issued) {
    access.put(
        handle,
        domain,
        issued.conversationId(),
        issued.offerId(),
        issued.agentId(),
        State.OFFERED,
        issued.issuedAt());
  }

  /** Who is asked about a contact reads it and does not answer. */
  private void onContactAssigned(Handle handle, DomainId domain, ContactAssigned assigned) {
    State state = assigned.source() == SegmentSource.CONSULT ? State.WRAP_UP : State.ENGAGED;
    access.put(
        handle,
        domain,
        assigned.conversationId(),
        assigned.offerId(),
        assigned.agentId(),
        state,
        assigned.assignedAt());
  }
}
