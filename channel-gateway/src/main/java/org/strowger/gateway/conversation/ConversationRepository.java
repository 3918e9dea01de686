package org.strowger.gateway.conversation;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.ids.KeyedIds;

/** Conversations and who takes part in them. */
@Singleton
public class ConversationRepository {

  private final KeyedIds ids;
  private final SourceKeys sourceKeys;

  public ConversationRepository(KeyedIds ids) {
    this.ids = ids;
    this.sourceKeys = new SourceKeys(ids);
  }

  /**
   * Creates the conversation; of two at once one waits for the other. It is held until the
   * transaction ends, as by {@link #lock}.
   *
   * @return empty when it is there
   */
  public Optional<Conversation> create(Handle handle, NewConversation created) {
    EntryPoint entryPoint = created.entryPoint();
    ConversationId possible = created.possibleReplyTo();
    long sequence = created.firstAt() == null ? 0 : 1;
    int rows =
        handle
            .createUpdate(
                "insert into conversations (id, domain, channel, entry_point, provider, via,"
                    + " customer_id, source_key, subject, possible_reply_to, last_sequence,"
                    + " last_inbound_sequence, last_inbound_at) values (:id, :domain, :channel,"
                    + " :entryPoint, :provider, :via, :customer, :sourceKey, :subject, :possible,"
                    + " :sequence, :sequence, :firstAt) on conflict do nothing")
            .bind("id", created.id().value())
            .bind("domain", entryPoint.domain().value())
            .bind("channel", entryPoint.channel().name())
            .bind("entryPoint", entryPoint.name())
            .bind("provider", entryPoint.provider().name())
            .bind("via", entryPoint.via())
            .bind("customer", created.customer().value())
            .bind("sourceKey", sourceKeys.seal(created.sourceKey()))
            .bind("subject", created.subject())
            .bind("possible", possible == null ? null : possible.value())
            .bind("sequence", sequence)
            .bind("firstAt", created.firstAt())
            .execute();
    return rows == 0
        ? Optional.empty()
        : Optional.of(
            new Conversation(
                created.id(),
                entryPoint,
                created.customer(),
                created.sourceKey(),
                created.subject(),
                sequence,
                sequence,
                created.firstAt()));
  }

  /** An agent begins the conversation, with this identity of its customer. */
  public void begin(Handle handle, ConversationId id, DomainId domain, AgentId agent, Identity to) {
    handle
        .createUpdate(
            "update conversations set started_by = :agent, started_to = :ref where id = :id")
        .bind("agent", agent.value())
        .bind("ref", to.ref(ids, domain))
        .bind("id", id.value())
        .execute();
  }

  /** Whether an agent began the conversation with this identity of its customer. */
  public boolean isBegunWith(
      Handle handle, ConversationId id, DomainId domain, AgentId agent, Identity to) {
    return handle
        .createQuery(
            "select exists (select 1 from conversations where id = :id"
                + " and started_by = :agent and started_to = :ref)")
        .bind("agent", agent.value())
        .bind("ref", to.ref(ids, domain))
        .bind("id", id.value())
        .mapTo(Boolean.class)
        .one();
  }

  /** Lets these write into the conversation by answering a message of ours. */
  public void admit(Handle handle, Conversation conversation, List<Identity> identities) {
    for (Identity identity : identities) {
      handle
          .createUpdate(
              "insert into participants (conversation_id, kind, ref) values (:id, :kind, :ref)"
                  + " on conflict do nothing")
          .bind("id", conversation.id().value())
          .bind("kind", identity.kind())
          .bind("ref", identity.ref(ids, conversation.entryPoint().domain()))
          .execute();
    }
  }

  /** Whether somebody takes part. */
  public boolean takesPart(Handle handle, Conversation conversation, Identity identity) {
    return handle
        .createQuery(
            "select exists (select 1 from participants"
                + " where conversation_id = :id and kind = :kind and ref = :ref)")
        .bind("id", conversation.id().value())
        .bind("kind", identity.kind())
        .bind("ref", identity.ref(ids, conversation.entryPoint().domain()))
        .mapTo(Boolean.class)
        .one();
  }

  public Optional<Conversation> find(Handle handle, ConversationId id) {
    return handle
        .createQuery(
            "select *, customer_root(customer_id) as customer_root from conversations where id = :id")
        .bind("id", id.value())
        .map((row, _) -> conversation(row))
        .findOne();
  }

  /** The conversation, held until the transaction ends: its messages get their numbers in turn. */
  public Conversation lock(Handle handle, ConversationId id) {
    return handle
        .createQuery(
            "select *, customer_root(customer_id) as customer_root from conversations"
                + " where id = :id for update")
        .bind("id", id.value())
        .map((row, _) -> conversation(row))
        .one();
  }

  /** The customer turns out to be another. */
  public void moveTo(Handle handle, ConversationId id, CustomerId customer) {
    handle
        .createUpdate(
            "with moved as (update conversations set customer_id = :customer where id = :id)"
                + " update contact_stages set customer_id = :customer where contact_id in"
                + " (select c.id from contacts c where c.conversation_id = :id)")
        .bind("customer", customer.value())
        .bind("id", id.value())
        .execute();
  }

  /** The next number in a conversation that is locked. */
  public long nextSequence(Handle handle, ConversationId id) {
    return handle
        .createQuery(
            "update conversations set last_sequence = last_sequence + 1"
                + " where id = :id returning last_sequence")
        .bind("id", id.value())
        .mapTo(Long.class)
        .one();
  }

  /** The next number, of a customer's message that an agent must have seen before she answers. */
  public long nextInboundSequence(Handle handle, ConversationId id, Instant now) {
    return handle
        .createQuery(
            "update conversations set last_sequence = last_sequence + 1,"
                + " last_inbound_sequence = last_sequence + 1, last_inbound_at = :now"
                + " where id = :id returning last_sequence")
        .bind("now", now)
        .bind("id", id.value())
        .mapTo(Long.class)
        .one();
  }

  private Conversation conversation(ResultSet row) throws SQLException {
    Timestamp inbound = row.getTimestamp("last_inbound_at");
    return new Conversation(
        new ConversationId(row.getString("id")),
        new EntryPoint(
            new DomainId(row.getString("domain")),
            ChannelType.valueOf(row.getString("channel")),
            row.getString("entry_point"),
            new ChannelProvider(row.getString("provider")),
            row.getString("via")),
        new CustomerId(row.getString("customer_root")),
        sourceKeys.open(row.getString("source_key")),
        row.getString("subject"),
        row.getLong("last_sequence"),
        row.getLong("last_inbound_sequence"),
        inbound == null ? null : inbound.toInstant());
  }

  /**
   * A conversation to be.
   *
   * @param sourceKey what the provider calls it; null when it has no name for it
   * @param possibleReplyTo a conversation it seems to go on with, without proof; null when none
   * @param firstAt when the customer's message is stored that it begins with, as its number 1; null
   *     when it begins without one
   */
  public record NewConversation(
      ConversationId id,
      EntryPoint entryPoint,
      CustomerId customer,
      @Nullable String sourceKey,
      @Nullable String subject,
      @Nullable ConversationId possibleReplyTo,
      @Nullable Instant firstAt) {}
}
