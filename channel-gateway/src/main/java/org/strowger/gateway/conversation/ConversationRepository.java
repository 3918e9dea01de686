package org.strowger.gateway.conversation;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.ids.KeyedIds;

/** Conversations and who takes part in them. */
@Singleton
public class ConversationRepository {

  private final KeyedIds ids;

  public ConversationRepository(KeyedIds ids) {
    this.ids = ids;
  }

  /** Creates the conversation unless it is there; of two at once one waits for the other. */
  public void createIfAbsent(
      Handle handle, InboundMessage message, CustomerId customer, @Nullable String sourceKey) {
    EntryPoint entryPoint = message.entryPoint();
    ConversationId possible = message.possibleReplyTo();
    handle
        .createUpdate(
            "insert into conversations (id, domain, channel, entry_point, via, customer_id,"
                + " source_key, subject, possible_reply_to) values (:id, :domain, :channel,"
                + " :entryPoint, :via, :customer, :sourceKey, :subject, :possible)"
                + " on conflict do nothing")
        .bind("id", message.conversation().value())
        .bind("domain", entryPoint.domain().value())
        .bind("channel", entryPoint.channel().name())
        .bind("entryPoint", entryPoint.name())
        .bind("via", entryPoint.via())
        .bind("customer", customer.value())
        .bind("sourceKey", sourceKey)
        .bind("subject", message.body().subject())
        .bind("possible", possible == null ? null : possible.value())
        .execute();
    admit(handle, message.conversation(), entryPoint.domain(), message.participants());
  }

  /** Lets these write into the conversation by mail. */
  public void admit(
      Handle handle, ConversationId conversation, DomainId domain, List<Identity> identities) {
    for (Identity identity : identities) {
      handle
          .createUpdate(
              "insert into participants (conversation_id, kind, ref) values (:id, :kind, :ref)"
                  + " on conflict do nothing")
          .bind("id", conversation.value())
          .bind("kind", identity.kind())
          .bind("ref", identity.ref(ids, domain))
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
        .createQuery("select * from conversations where id = :id")
        .bind("id", id.value())
        .map((row, _) -> conversation(row))
        .findOne();
  }

  /** The conversation, held until the transaction ends: its messages get their numbers in turn. */
  public Conversation lock(Handle handle, ConversationId id) {
    return handle
        .createQuery("select * from conversations where id = :id for update")
        .bind("id", id.value())
        .map((row, _) -> conversation(row))
        .one();
  }

  /** The customer turns out to be another. */
  public void moveTo(Handle handle, ConversationId id, CustomerId customer) {
    handle
        .createUpdate("update conversations set customer_id = :customer where id = :id")
        .bind("customer", customer.value())
        .bind("id", id.value())
        .execute();
  }

  /**
   * The next number in a conversation that is locked.
   *
   * @param toAnswer whether it is of a customer's message that an agent must have seen
   */
  public long nextSequence(Handle handle, ConversationId id, boolean toAnswer) {
    return handle
        .createQuery(
            "update conversations set last_sequence = last_sequence + 1,"
                + " last_inbound_sequence = case when :toAnswer then last_sequence + 1"
                + " else last_inbound_sequence end where id = :id returning last_sequence")
        .bind("toAnswer", toAnswer)
        .bind("id", id.value())
        .mapTo(Long.class)
        .one();
  }

  private static Conversation conversation(ResultSet row) throws SQLException {
    return new Conversation(
        new ConversationId(row.getString("id")),
        new EntryPoint(
            new DomainId(row.getString("domain")),
            ChannelType.valueOf(row.getString("channel")),
            row.getString("entry_point"),
            row.getString("via")),
        new CustomerId(row.getString("customer_id")),
        row.getString("source_key"),
        row.getString("subject"),
        row.getLong("last_sequence"),
        row.getLong("last_inbound_sequence"));
  }
}
