package org.strowger.gateway.channel;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.stuck.StuckContacts;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingCommands;
import org.strowger.gateway.topics.RoutingListener;

/**
 * Hears what the router answers to our {@link RouteContact} commands. No message may get lost:
 * while the router has no plan, it stays in the outbox and is sent again; so it does when the
 * router fails on it, until it is one of the {@link StuckContacts}. Attributes that the router
 * refuses are left out.
 */
@Singleton
public class RouteAnswers implements RoutingListener {

  private final RoutingCommands commands;
  private final GatewayOutbox outbox;
  private final StuckContacts stuck;

  RouteAnswers(RoutingCommands commands, GatewayOutbox outbox, StuckContacts stuck) {
    this.commands = commands;
    this.outbox = outbox;
    this.stuck = stuck;
  }

  @Override
  public void onRouting(Handle handle, RoutedEvent routed) {
    if (routed.index() > 1 || !routed.commandId().startsWith(RoutingCommands.ROUTE)) {
      return; // the first event of a command is its answer
    }
    if (routed.event() instanceof CommandRejected rejected) {
      switch (rejected.code()) {
        case NO_PLAN -> {
          return;
        }
        case INTERNAL -> {
          stuck.onFailure(handle, routed.domain(), routed.commandId());
          return;
        }
        case UNKNOWN_ATTRIBUTE -> {
          if (rejected.contactId() != null) {
            routeWithoutAttributes(handle, routed.domain(), rejected.contactId());
          }
        }
        default -> {}
      }
    }
    if (outbox.seen(handle, routed.commandId())) {
      stuck.onAnswer(handle, routed.commandId());
    }
  }

  private void routeWithoutAttributes(Handle handle, DomainId domain, ContactId refused) {
    handle
        .createQuery(
            "select c.id, c.customer_id, c.channel, c.entry_point, m.stored_at, m.language_tag,"
                + " m.language_source, m.language_confidence from messages m"
                + " join conversations c on c.id = m.conversation_id"
                + " where m.contact_id = :contact and m.direction = 'IN' and c.domain = :domain")
        .bind("contact", refused.value())
        .bind("domain", domain.value())
        .map((row, _) -> withoutAttributes(refused, row))
        .findFirst()
        .ifPresent(command -> commands.routeWithoutAttributes(handle, domain, command));
  }

  private static RouteContact withoutAttributes(ContactId contact, ResultSet row)
      throws SQLException {
    String tag = row.getString("language_tag");
    return new RouteContact(
        contact,
        new ConversationId(row.getString("id")),
        new CustomerId(row.getString("customer_id")),
        ChannelType.valueOf(row.getString("channel")),
        row.getString("entry_point"),
        tag == null
            ? null
            : new ContactLanguage(
                tag,
                ContactLanguage.Source.valueOf(row.getString("language_source")),
                row.getInt("language_confidence")),
        Map.of(),
        row.getTimestamp("stored_at").toInstant());
  }
}
