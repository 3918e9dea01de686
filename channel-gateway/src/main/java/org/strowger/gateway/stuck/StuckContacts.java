package org.strowger.gateway.stuck;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.topics.RoutingCommands;

/**
 * The contacts that the router failed on {@value #MOST} times. A defect does not go away by asking:
 * their commands are kept and repeated no more, until a person says so or the router answers.
 */
@Singleton
public class StuckContacts {

  /** From so many failures on, a contact is listed. */
  public static final int MOST = 5;

  private static final Logger LOG = Logger.getLogger(StuckContacts.class);
  private static final int PAGE = 500;

  private final GatewayOutbox outbox;
  private final Counter stuck;

  StuckContacts(GatewayOutbox outbox, MeterRegistry metrics) {
    this.outbox = outbox;
    this.stuck = metrics.counter("strowger.gateway.contacts.stuck");
  }

  /** The router failed on our command for an agent. */
  public void onFailure(Handle handle, DomainId domain, String commandId) {
    ContactId contact = RoutingCommands.routed(commandId);
    int failures =
        handle
            .createQuery(
                "insert into failed_routes (command_id, domain, contact_id, failures)"
                    + " values (:command, :domain, :contact, 1) on conflict (command_id) do update"
                    + " set failures = failed_routes.failures + 1, failed_at = now()"
                    + " returning failures")
            .bind("command", commandId)
            .bind("domain", domain.value())
            .bind("contact", contact.value())
            .mapTo(Integer.class)
            .one();
    if (failures >= MOST) {
      outbox.park(handle, commandId);
    }
    if (failures == MOST) {
      stuck.increment();
      LOG.errorf("Contact %s is stuck: the router failed on it %d times", contact, failures);
    }
  }

  /** The router answered our command, whatever it was. */
  public void onAnswer(Handle handle, String commandId) {
    handle
        .createUpdate("delete from failed_routes where command_id = :command")
        .bind("command", commandId)
        .execute();
  }

  /** Those of a domain, the one that is stuck for the longest time first; 500 at most. */
  List<StuckContact> list(Handle handle, DomainId domain) {
    return handle
        .createQuery(
            """
            select f.contact_id, f.failures, f.first_failed_at, f.failed_at, c.id, c.channel,
              c.entry_point
            from failed_routes f left join lateral (
              select c.id, c.channel, c.entry_point
              from messages m join conversations c on c.id = m.conversation_id
              where m.contact_id = f.contact_id and c.domain = f.domain limit 1) c on true
            where f.domain = :domain and f.failures >= :most
            order by f.failed_at, f.command_id limit :page""")
        .bind("domain", domain.value())
        .bind("most", MOST)
        .bind("page", PAGE)
        .map((row, _) -> contact(row))
        .list();
  }

  /** How many there are in all domains. */
  int count(Handle handle) {
    return handle
        .createQuery("select count(*) from failed_routes where failures >= :most")
        .bind("most", MOST)
        .mapTo(Integer.class)
        .one();
  }

  /** Asks for the contact again, as often as before; false when it is not stuck. */
  boolean retry(Handle handle, DomainId domain, ContactId contact) {
    List<String> commands =
        handle
            .createQuery(
                "update failed_routes set failures = 0 where domain = :domain"
                    + " and contact_id = :contact and failures >= :most returning command_id")
            .bind("domain", domain.value())
            .bind("contact", contact.value())
            .bind("most", MOST)
            .mapTo(String.class)
            .list();
    commands.forEach(command -> outbox.retry(handle, command));
    return !commands.isEmpty();
  }

  private static StuckContact contact(ResultSet row) throws SQLException {
    String conversation = row.getString("id");
    String channel = row.getString("channel");
    return new StuckContact(
        new ContactId(row.getString("contact_id")),
        conversation == null ? null : new ConversationId(conversation),
        channel == null ? null : ChannelType.valueOf(channel),
        row.getString("entry_point"),
        row.getInt("failures"),
        row.getTimestamp("first_failed_at").toInstant(),
        row.getTimestamp("failed_at").toInstant());
  }
}
