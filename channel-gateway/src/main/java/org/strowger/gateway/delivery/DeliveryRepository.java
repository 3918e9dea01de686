package org.strowger.gateway.delivery;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.attachment.StoredFile;
import org.strowger.gateway.attachment.Verdict;
import org.strowger.gateway.channel.OutboundFile;
import org.strowger.gateway.channel.OutboundMessage;
import org.strowger.gateway.conversation.ConversationRepository;

/** Deliveries and their leases. */
@Singleton
public class DeliveryRepository {

  /** So many times longer an answer with files may take. */
  private static final int FILES_TAKE = 8;

  private final ConversationRepository conversations;

  public DeliveryRepository(ConversationRepository conversations) {
    this.conversations = conversations;
  }

  /** An answer that is due now. */
  public void add(
      Handle handle, MessageId message, ConversationId conversation, long sequence, Instant now) {
    handle
        .createUpdate(
            "insert into deliveries (message_id, conversation_id, sequence, state,"
                + " next_attempt_at) values (:id, :conversation, :sequence, 'SENDING', :now)")
        .bind("id", message.value())
        .bind("conversation", conversation.value())
        .bind("sequence", sequence)
        .bind("now", now)
        .execute();
  }

  /** What is on its way in a conversation, up to a number. */
  List<MessageId> underway(Handle handle, ConversationId conversation, long upTo) {
    return handle
        .createQuery(
            "select message_id from deliveries where conversation_id = :conversation"
                + " and sequence <= :upTo and state = 'SENDING' order by sequence")
        .bind("conversation", conversation.value())
        .bind("upTo", upTo)
        .map((row, _) -> new MessageId(row.getString(1)))
        .list();
  }

  /** Takes what is due; of each conversation only the first, so that answers stay in order. */
  List<MessageId> lease(Handle handle, int most, Duration lease) {
    return handle
        .createQuery(
            "update deliveries set leased_until = now() + make_interval(secs =>"
                + " case when exists (select 1 from attachments a"
                + " where a.message_id = deliveries.message_id) then :longLease else :lease end)"
                + " where message_id in (select d.message_id from deliveries d"
                + " where d.state = 'SENDING' and d.next_attempt_at <= now()"
                + " and (d.leased_until is null or d.leased_until < now())"
                + " and not exists (select 1 from deliveries e where e.state = 'SENDING'"
                + " and e.next_attempt_at < 'infinity'"
                + " and e.conversation_id = d.conversation_id and e.sequence < d.sequence)"
                + " order by d.next_attempt_at limit :most for update skip locked)"
                + " returning message_id")
        .bind("lease", (double) lease.toSeconds())
        .bind("longLease", (double) lease.multipliedBy(FILES_TAKE).toSeconds())
        .bind("most", most)
        .map((row, _) -> new MessageId(row.getString(1)))
        .list();
  }

  /**
   * What there is to send; the customer's latest message tells where to, or who began the
   * conversation.
   */
  DueDelivery load(Handle handle, MessageId id) {
    return handle
        .createQuery(
            "select m.*, d.attempts, coalesce(i.reply_to, s.value) as in_reply_to, i.external_id as in_id,"
                + " i.external_references as in_references from deliveries d"
                + " join messages m on m.id = d.message_id"
                + " left join lateral (select reply_to, external_id, external_references"
                + " from messages where conversation_id = m.conversation_id and direction = 'IN'"
                + " and sequence < m.sequence and not automatic"
                + " order by sequence desc limit 1) i on true"
                + " left join lateral (select n.value from conversations v join identities n"
                + " on n.domain = v.domain and n.kind = 'email' and n.ref = v.started_to"
                + " where v.id = m.conversation_id) s on true where d.message_id = :id")
        .bind("id", id.value())
        .map((row, _) -> due(handle, row))
        .one();
  }

  private DueDelivery due(Handle handle, ResultSet row) throws SQLException {
    String contact = row.getString("contact_id");
    String references = row.getString("in_references");
    String author = row.getString("author_id");
    var conversation = new ConversationId(row.getString("conversation_id"));
    return new DueDelivery(
        new OutboundMessage(
            conversations.find(handle, conversation).orElseThrow(),
            new MessageId(row.getString("id")),
            contact == null ? null : new ContactId(contact),
            row.getString("body"),
            row.getTimestamp("happened_at").toInstant(),
            row.getString("in_reply_to"),
            row.getString("in_id"),
            references == null ? "" : references,
            files(handle, row.getString("id"))),
        author == null ? null : new AgentId(author),
        row.getInt("attempts"));
  }

  private static List<OutboundFile> files(Handle handle, String message) {
    return handle
        .createQuery(
            "select a.id, a.name, f.sha256, f.size, f.type, f.verdict from attachments a"
                + " join files f on f.sha256 = a.sha256 where a.message_id = :id"
                + " order by a.position")
        .bind("id", message)
        .map(
            (row, _) ->
                new OutboundFile(
                    row.getString(1),
                    row.getString(2),
                    new StoredFile(
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        Verdict.valueOf(row.getString(6)))))
        .list();
  }

  /** Nothing is left to send: a receipt of the customer's side ends the delivery. */
  void awaitReceipt(Handle handle, MessageId id) {
    handle
        .createUpdate(
            "update deliveries set attempts = attempts + 1, leased_until = null, code = null,"
                + " next_attempt_at = 'infinity' where message_id = :id and state = 'SENDING'")
        .bind("id", id.value())
        .execute();
  }

  /** The next attempt is made later. */
  void postpone(Handle handle, MessageId id, String code, Duration wait) {
    handle
        .createUpdate(
            "update deliveries set attempts = attempts + 1, leased_until = null, code = :code,"
                + " next_attempt_at = now() + make_interval(secs => :wait)"
                + " where message_id = :id and state = 'SENDING'")
        .bind("code", code)
        .bind("wait", (double) wait.toSeconds())
        .bind("id", id.value())
        .execute();
  }

  /** Ends a delivery; false when it had ended before. */
  boolean delivered(Handle handle, MessageId id, Instant at) {
    return handle
            .createUpdate(
                "update deliveries set state = 'DELIVERED', attempts = attempts + 1, code = null,"
                    + " leased_until = null, ended_at = :at"
                    + " where message_id = :id and state = 'SENDING'")
            .bind("at", at)
            .bind("id", id.value())
            .execute()
        == 1;
  }

  /** Ends a delivery, also one that a mail system reports about later; false when it had failed. */
  boolean failed(Handle handle, MessageId id, String code, Instant at) {
    return handle
            .createUpdate(
                "update deliveries set state = 'FAILED', code = :code, leased_until = null,"
                    + " ended_at = :at where message_id = :id and state <> 'FAILED'")
            .bind("code", code)
            .bind("at", at)
            .bind("id", id.value())
            .execute()
        == 1;
  }

  /** The customer has seen it; the first time counts. */
  void read(Handle handle, MessageId id, Instant at) {
    handle
        .createUpdate(
            "update deliveries set read_at = :at where message_id = :id and read_at is null")
        .bind("at", at)
        .bind("id", id.value())
        .execute();
  }

  Optional<DueDelivery> find(Handle handle, MessageId id) {
    boolean there =
        handle
            .createQuery("select exists (select 1 from deliveries where message_id = :id)")
            .bind("id", id.value())
            .mapTo(Boolean.class)
            .one();
    return there ? Optional.of(load(handle, id)) : Optional.empty();
  }
}
