package org.strowger.gateway.conversation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.gateway.attachment.FileStore;
import org.strowger.gateway.attachment.NewFile;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.terms.MessageTerms;

/** Messages, the files beside them and the bytes they came in. */
@Singleton
public class MessageRepository {

  private final KeyedIds ids;
  private final FileStore files;
  private final MessageTerms terms;

  public MessageRepository(KeyedIds ids, FileStore files, MessageTerms terms) {
    this.ids = ids;
    this.files = files;
    this.terms = terms;
  }

  public boolean exists(Handle handle, MessageId id) {
    return conversationOf(handle, id).isPresent();
  }

  /** The conversation a message is in; empty when the message is not stored. */
  public Optional<ConversationId> conversationOf(Handle handle, MessageId id) {
    return handle
        .createQuery("select conversation_id from messages where id = :id")
        .bind("id", id.value())
        .map((row, _) -> new ConversationId(row.getString(1)))
        .findOne();
  }

  /** Whether a message was stored, and not longer ago than this. */
  public boolean isStoredWithin(Handle handle, MessageId id, Duration age) {
    return handle
        .createQuery("select exists (select 1 from messages where id = :id and stored_at > :since)")
        .bind("id", id.value())
        .bind("since", Instant.now().minus(age))
        .mapTo(Boolean.class)
        .one();
  }

  /** Stores what a customer wrote, whole: body, files and raw bytes. */
  public void insertInbound(Handle handle, Inbound message) {
    MessageSource source = message.source();
    MessageBody body = message.body();
    ContactLanguage language = message.language();
    handle
        .createUpdate(
            "insert into messages (id, conversation_id, sequence, direction, author_kind,"
                + " author_id, author_name, contact_id, subject, body, quoted, html, reply_to,"
                + " external_id, external_references, source_hash, automatic, automatic_sign, redacted,"
                + " language_tag, language_source, language_confidence, happened_at, stored_at)"
                + " values (:id, :conversation, :sequence, 'IN', 'CUSTOMER', :customer, :name,"
                + " :contact, :subject, :body, :quoted, :html, :replyTo, :externalId, :references,"
                + " :hash, :automatic, :sign, :redacted, :tag, :tagSource, :confidence, :happenedAt,"
                + " :storedAt)")
        .bind("id", message.id().value())
        .bind("conversation", message.conversation().value())
        .bind("sequence", message.sequence())
        .bind("customer", message.customer().value())
        .bind("name", message.authorName())
        .bind("contact", message.contact().value())
        .bind("subject", body.subject())
        .bind("body", body.text())
        .bind("quoted", body.quoted())
        .bind("html", body.html())
        .bind("replyTo", source.replyTo() == null ? null : source.replyTo().value())
        .bind("externalId", source.id())
        .bind("references", source.references())
        .bind("hash", source.hash())
        .bind("automatic", source.automatic())
        .bind("sign", source.sign())
        .bind("redacted", message.redacted())
        .bind("tag", language == null ? null : language.tag())
        .bind("tagSource", language == null ? null : language.source().name())
        .bind("confidence", language == null ? null : language.confidencePercent())
        .bind("happenedAt", source.sentAt())
        .bind("storedAt", message.storedAt())
        .execute();
    terms.add(
        handle,
        message.id(),
        message.conversation(),
        body.subject(),
        body.text(),
        language == null ? null : language.tag(),
        message.storedAt());
    insertAttachments(handle, message.id(), message.attachments());
    if (source.raw() != null && !message.redacted()) {
      insertRaw(handle, message.id(), source.raw());
    }
  }

  /** Stores what an agent answers. */
  public void insertOutbound(Handle handle, Outbound answer) {
    handle
        .createUpdate(
            "insert into messages (id, conversation_id, sequence, direction, author_kind,"
                + " author_id, author_name, contact_id, body, client_message_id, happened_at,"
                + " stored_at) values (:id, :conversation, :sequence, 'OUT', 'AGENT', :agent,"
                + " :name, :contact, :body, :clientMessageId, :at, :at)")
        .bind("id", answer.id().value())
        .bind("conversation", answer.conversation().value())
        .bind("sequence", answer.sequence())
        .bind("agent", answer.agent().value())
        .bind("name", answer.agentName())
        .bind("contact", answer.contact().value())
        .bind("body", answer.text())
        .bind("clientMessageId", answer.clientMessageId())
        .bind("at", answer.at())
        .execute();
    terms.add(
        handle,
        answer.id(),
        answer.conversation(),
        null,
        answer.text(),
        latestLanguage(handle, answer.conversation()),
        answer.at());
  }

  /** An answer is in the language that the customer wrote last. */
  private static @Nullable String latestLanguage(Handle handle, ConversationId conversation) {
    return handle
        .createQuery(
            "select language_tag from messages where conversation_id = :id"
                + " and language_tag is not null order by sequence desc limit 1")
        .bind("id", conversation.value())
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  private void insertAttachments(Handle handle, MessageId message, List<Attachment> attachments) {
    if (attachments.isEmpty()) {
      return;
    }
    List<NewFile> contents = attachments.stream().map(it -> NewFile.of(it.content())).toList();
    files.store(handle, contents);
    try (PreparedBatch batch =
        handle.prepareBatch(
            "insert into attachments (id, message_id, position, name, type, content_id, size,"
                + " sha256) values (:id, :message, :position, :name, :type, :contentId, :size,"
                + " :sha256)")) {
      for (int i = 0; i < attachments.size(); i++) {
        Attachment attachment = attachments.get(i);
        batch
            .bind("id", "at-" + ids.derive("attachment", message.value(), Integer.toString(i)))
            .bind("message", message.value())
            .bind("position", i)
            .bind("name", attachment.name())
            .bind("type", attachment.type())
            .bind("contentId", attachment.contentId())
            .bind("size", attachment.content().length)
            .bind("sha256", contents.get(i).sha256())
            .add();
      }
      batch.execute();
    }
  }

  private static void insertRaw(Handle handle, MessageId message, byte[] raw) {
    handle
        .createUpdate("insert into raw_messages (message_id, content) values (:id, :content)")
        .bind("id", message.value())
        .bind("content", raw)
        .execute();
  }

  /**
   * A customer's message.
   *
   * @param contact that it proposes
   * @param authorName without card numbers, as are body and attachments
   * @param redacted whether there were any
   * @param language null when it is not known
   */
  public record Inbound(
      MessageId id,
      ConversationId conversation,
      long sequence,
      ContactId contact,
      CustomerId customer,
      @Nullable String authorName,
      MessageBody body,
      boolean redacted,
      List<Attachment> attachments,
      MessageSource source,
      @Nullable ContactLanguage language,
      Instant storedAt) {}

  /**
   * An agent's answer.
   *
   * @param agentName what she is called; null when it is not known
   */
  public record Outbound(
      MessageId id,
      ConversationId conversation,
      long sequence,
      ContactId contact,
      AgentId agent,
      @Nullable String agentName,
      String text,
      String clientMessageId,
      Instant at) {}
}
