package org.strowger.gateway.live;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactDismissed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactReprioritised;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingListener;

/**
 * Who waits, by priority, then age, then order of arrival: how a line moves. The router's order
 * also knows boosts and starvation, so customers are told {@link WaitForecasts#positions}. A
 * contact that is offered keeps its place, so that an offer that ends moves nobody back.
 */
@Singleton
public class WaitingContacts implements RoutingListener {

  @Override
  public void onRouting(Handle handle, RoutedEvent routed) {
    switch (routed.event()) {
      case ContactEnqueued enqueued -> onContactEnqueued(handle, routed.domain(), enqueued);
      case ContactReprioritised changed -> onContactReprioritised(handle, changed);
      case ContactAssigned assigned -> onGone(handle, assigned.contactId());
      case ContactAbandoned abandoned -> onGone(handle, abandoned.contactId());
      case ContactExpired expired -> onGone(handle, expired.contactId());
      case ContactDeferred deferred -> onGone(handle, deferred.contactId());
      case ContactClosed closed -> onGone(handle, closed.contactId());
      case ContactDismissed dismissed -> onGone(handle, dismissed.contactId());
      case ContactRefused refused -> onGone(handle, refused.contactId());
      default -> {}
    }
  }

  private static void onContactEnqueued(Handle handle, DomainId domain, ContactEnqueued enqueued) {
    handle
        .createUpdate(
            "insert into waiting_contacts"
                + " (contact_id, domain, queue_id, priority, arrived_at, opened) values (:id,"
                + " :domain, :queue, :priority, :arrivedAt,"
                + " coalesce((select opened from contacts where id = :id), 0))"
                + " on conflict (contact_id) do update set queue_id = excluded.queue_id,"
                + " priority = excluded.priority, arrived_at = excluded.arrived_at")
        .bind("id", enqueued.contactId().value())
        .bind("domain", domain.value())
        .bind("queue", enqueued.queueId().value())
        .bind("priority", enqueued.priority())
        .bind("arrivedAt", enqueued.arrivedAt())
        .execute();
  }

  private static void onContactReprioritised(Handle handle, ContactReprioritised changed) {
    handle
        .createUpdate("update waiting_contacts set priority = :priority where contact_id = :id")
        .bind("priority", changed.priority())
        .bind("id", changed.contactId().value())
        .execute();
  }

  /** An agent has it, or it ended, or it is in no queue for a while. */
  private static void onGone(Handle handle, ContactId contact) {
    handle
        .createUpdate("delete from waiting_contacts where contact_id = :id")
        .bind("id", contact.value())
        .execute();
  }

  /** Those of these contacts that wait and are not offered to anybody. */
  List<InLine> inLine(Handle handle, Collection<ContactId> contacts) {
    return handle
        .createQuery(
            """
            select w.contact_id, w.domain, c.conversation_id
            from waiting_contacts w join contacts c on c.id = w.contact_id
            where w.contact_id = any(:ids) and not exists (select 1 from contact_access a
              where a.contact_id = w.contact_id and a.state = 'OFFERED')
            order by w.contact_id""")
        .bindArray("ids", String.class, contacts.stream().map(ContactId::value).toList())
        .map(
            (row, _) ->
                new InLine(
                    new ContactId(row.getString("contact_id")),
                    new DomainId(row.getString("domain")),
                    new ConversationId(row.getString("conversation_id"))))
        .list();
  }

  /** Where these contacts wait; those that do not are left out. */
  Map<ContactId, ServicePoint> points(Handle handle, Collection<ContactId> contacts) {
    return handle
        .createQuery(
            """
            select w.contact_id, w.domain, w.queue_id, v.channel, v.entry_point,
              (select m.language_tag from messages m
                where m.conversation_id = v.id and m.language_tag is not null
                order by m.sequence desc limit 1) as language
            from waiting_contacts w join contacts c on c.id = w.contact_id
            join conversations v on v.id = c.conversation_id
            where w.contact_id = any(:ids)""")
        .bindArray("ids", String.class, contacts.stream().map(ContactId::value).toList())
        .map(
            (row, _) ->
                Map.entry(
                    new ContactId(row.getString("contact_id")),
                    new ServicePoint(
                        new DomainId(row.getString("domain")),
                        ChannelType.valueOf(row.getString("channel")),
                        row.getString("entry_point"),
                        row.getString("language"),
                        new QueueId(row.getString("queue_id")))))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A contact that waits. */
  record InLine(ContactId contact, DomainId domain, ConversationId conversation) {}

  /** The places of these contacts in their queues, from 1; those that do not wait are left out. */
  public Map<ContactId, Integer> positions(Handle handle, Collection<ContactId> contacts) {
    if (contacts.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery(
            """
            select contact_id, place from (
              select contact_id, row_number() over (partition by domain, queue_id
                order by priority, arrived_at, opened, contact_id) as place
              from waiting_contacts where (domain, queue_id) in (
                select domain, queue_id from waiting_contacts where contact_id = any(:ids))
            ) ranked where contact_id = any(:ids)""")
        .bindArray("ids", String.class, contacts.stream().map(ContactId::value).toList())
        .map((row, _) -> Map.entry(new ContactId(row.getString(1)), row.getInt(2)))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
