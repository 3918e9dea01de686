package org.strowger.gateway.contact;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingListener;

/**
 * Which contact a customer's message opened or joined. A message is stored with the contact it
 * proposes; the router may have joined it to another.
 */
@Singleton
public class MessageContacts implements RoutingListener {

  @Override
  public void onRouting(Handle handle, RoutedEvent routed) {
    if (routed.event() instanceof ContactJoined joined) {
      handle
          .createUpdate(
              "update messages set contact_id = :contact"
                  + " where contact_id = :proposed and direction = 'IN'")
          .bind("contact", joined.contactId().value())
          .bind("proposed", joined.proposedId().value())
          .execute();
    }
  }

  /** The contact of a message; empty while the router has not decided. */
  public Optional<ContactId> find(Handle handle, MessageId message) {
    return handle
        .createQuery(
            "select c.id from messages m join contacts c on c.id = m.contact_id"
                + " where m.id = :message")
        .bind("message", message.value())
        .map((row, _) -> new ContactId(row.getString(1)))
        .findOne();
  }
}
