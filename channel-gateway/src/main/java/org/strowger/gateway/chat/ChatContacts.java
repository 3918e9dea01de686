package org.strowger.gateway.chat;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactDismissed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.WaitEvent.ArrivalDenied;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.gateway.live.ReplicaSignal;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingListener;

/** Where the contacts of chats stand, as the router says; the sockets are told by a signal. */
@Singleton
public class ChatContacts implements RoutingListener {

  @Override
  public void onRouting(Handle handle, RoutedEvent routed) {
    long offset = routed.commandOffset();
    switch (routed.event()) {
      case ContactOpened opened when opened.channel() == ChannelType.CHAT ->
          open(handle, opened.conversationId(), opened.contactId(), offset);
      case ContactJoined joined ->
          join(handle, joined.conversationId(), joined.proposedId(), joined.contactId());
      case ContactAssigned assigned when assigned.channel() == ChannelType.CHAT ->
          updatePhase(handle, assigned.contactId(), Chat.Phase.CONNECTED, offset);
      case ContactReturned returned ->
          updatePhase(handle, returned.contactId(), Chat.Phase.QUEUED, offset);
      case ContactClosed closed -> end(handle, closed.contactId(), offset);
      case ContactAbandoned abandoned -> end(handle, abandoned.contactId(), offset);
      case ContactTransferred transferred ->
          updatePhase(handle, transferred.contactId(), Chat.Phase.QUEUED, offset);
      case ContactExpired expired -> end(handle, expired.contactId(), offset);
      case ContactDismissed dismissed -> end(handle, dismissed.contactId(), offset);
      case ArrivalDenied denied -> updateNotice(handle, denied.contactId(), denied.message());
      case ContactRefused refused -> end(handle, refused.contactId(), offset);
      case ContactDeferred deferred when deferred.reason() != DeferReason.SNOOZED ->
          defer(handle, deferred.contactId(), deferred.until(), offset);
      case ContactEnqueued enqueued when enqueued.channel() == ChannelType.CHAT ->
          requeue(handle, enqueued.contactId(), offset);
      default -> {}
    }
  }

  /** A customer who left before the router heard of her has no open contact any more. */
  private static void open(
      Handle handle, ConversationId conversation, ContactId contact, long offset) {
    signal(
        handle,
        handle
            .createQuery(
                "update live_chats set contact_id = :contact, phase = 'QUEUED',"
                    + " notice = null, deferred_until = null, changed_at = :offset"
                    + " where conversation_id = :conversation and presence <> 'LEFT'"
                    + " returning conversation_id")
            .bind("contact", contact.value())
            .bind("offset", offset)
            .bind("conversation", conversation.value()));
  }

  /** The message did not open the contact it proposed. */
  private static void join(
      Handle handle, ConversationId conversation, ContactId proposed, ContactId contact) {
    handle
        .createUpdate(
            "update live_chats set contact_id = :contact"
                + " where conversation_id = :conversation and contact_id = :proposed")
        .bind("contact", contact.value())
        .bind("conversation", conversation.value())
        .bind("proposed", proposed.value())
        .execute();
  }

  /** An answer that was promised to who is here is given once an agent has her. */
  private static void updatePhase(Handle handle, ContactId contact, Chat.Phase phase, long offset) {
    signal(
        handle,
        handle
            .createQuery(
                "update live_chats set phase = :phase, deferred_until = null, changed_at = :offset,"
                    + " promised = promised and not (:phase = 'CONNECTED' and presence = 'HERE')"
                    + " where contact_id = :contact returning conversation_id")
            .bind("phase", phase.name())
            .bind("offset", offset)
            .bind("contact", contact.value()));
  }

  /** It is in no line for now: its customer is told from when on she is answered, and may go. */
  private static void defer(Handle handle, ContactId contact, Instant until, long offset) {
    signal(
        handle,
        handle
            .createQuery(
                "update live_chats set phase = 'ENDED', deferred_until = :until, promised = true,"
                    + " changed_at = :offset where contact_id = :contact"
                    + " returning conversation_id")
            .bind("until", until)
            .bind("offset", offset)
            .bind("contact", contact.value()));
  }

  /** What its customer is told when it is closed. */
  private static void updateNotice(Handle handle, ContactId contact, @Nullable String message) {
    handle
        .createUpdate("update live_chats set notice = :notice where contact_id = :contact")
        .bind("notice", message)
        .bind("contact", contact.value())
        .execute();
  }

  /** The queue has opened: whoever waited for that waits for an agent now. */
  private static void requeue(Handle handle, ContactId contact, long offset) {
    signal(
        handle,
        handle
            .createQuery(
                "update live_chats set phase = 'QUEUED', notice = null, deferred_until = null,"
                    + " changed_at = :offset where contact_id = :contact and phase = 'ENDED'"
                    + " returning conversation_id")
            .bind("offset", offset)
            .bind("contact", contact.value()));
  }

  private static void end(Handle handle, ContactId contact, long offset) {
    signal(
        handle,
        handle
            .createQuery(
                "update live_chats set phase = 'ENDED', contact_id = null, deferred_until = null,"
                    + " promised = false, changed_at = :offset where contact_id = :contact"
                    + " returning conversation_id")
            .bind("offset", offset)
            .bind("contact", contact.value()));
  }

  private static void signal(Handle handle, Query changed) {
    changed
        .map((row, _) -> new ConversationId(row.getString(1)))
        .findOne()
        .ifPresent(
            conversation ->
                ReplicaSignal.send(handle, new ReplicaSignal.ConversationChanged(conversation)));
  }
}
