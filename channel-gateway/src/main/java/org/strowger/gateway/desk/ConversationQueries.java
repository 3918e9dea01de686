package org.strowger.gateway.desk;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.gateway.desk.ContactView.AttachmentView;
import org.strowger.gateway.desk.ContactView.Author;
import org.strowger.gateway.desk.ContactView.DeliveryView;
import org.strowger.gateway.desk.ContactView.Direction;
import org.strowger.gateway.desk.ContactView.MessageView;

/** What the desk reads of conversations. */
@Singleton
public class ConversationQueries {

  private static final int MOST_MESSAGES = 500;
  private static final String COLUMNS =
      "m.id, m.sequence, m.direction, m.author_kind, m.author_id, m.author_name, m.subject, m.body,"
          + " m.quoted, m.html is not null as has_html, m.automatic, m.redacted, m.happened_at,"
          + " case when d.state = 'DELIVERED' and d.read_at is not null then 'READ' else d.state"
          + " end as state, d.code";

  private final FileQueries files;

  ConversationQueries(FileQueries files) {
    this.files = files;
  }

  /** The latest messages in the order they happened: a late one stands where it belongs. */
  List<MessageView> messages(Handle handle, ConversationId conversation) {
    Map<String, List<AttachmentView>> attached = files.of(handle, conversation);
    return handle
        .createQuery(
            "select * from (select "
                + COLUMNS
                + " from messages m left join deliveries d on d.message_id = m.id"
                + " where m.conversation_id = :id order by m.sequence desc limit :most) latest"
                + " order by happened_at, sequence")
        .bind("id", conversation.value())
        .bind("most", MOST_MESSAGES)
        .map((row, _) -> message(row, attached))
        .list();
  }

  /** A part of a conversation in the order of its numbers. */
  List<MessageView> part(Handle handle, ConversationId conversation, ConversationPart part) {
    return handle
        .createQuery(
            "select * from (select "
                + COLUMNS
                + " from messages m left join deliveries d on d.message_id = m.id"
                + " where m.conversation_id = :id and m.sequence between :first and :last"
                + " order by m.sequence "
                + (part.fromEnd() ? "desc" : "asc")
                + " limit :most) part order by sequence")
        .bind("id", conversation.value())
        .bind("first", part.first())
        .bind("last", part.last())
        .bind("most", ConversationPart.MOST)
        .map(
            (row, _) ->
                message(
                    row,
                    Map.of(
                        row.getString("id"), files.of(handle, new MessageId(row.getString("id"))))))
        .list();
  }

  MessageView message(Handle handle, MessageId id) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from messages m left join deliveries d on d.message_id = m.id where m.id = :id")
        .bind("id", id.value())
        .map((row, _) -> message(row, Map.of(id.value(), files.of(handle, id))))
        .one();
  }

  /** The language of the latest message of which it is known. */
  Optional<ContactLanguage> language(Handle handle, ConversationId conversation) {
    return handle
        .createQuery(
            "select language_tag, language_source, language_confidence from messages"
                + " where conversation_id = :id and language_tag is not null"
                + " order by sequence desc limit 1")
        .bind("id", conversation.value())
        .map(
            (row, _) ->
                new ContactLanguage(
                    row.getString(1),
                    ContactLanguage.Source.valueOf(row.getString(2)),
                    row.getInt(3)))
        .findOne();
  }

  /** Where the customer of a chat asked to be answered: what she says, proved by nobody. */
  Optional<String> answerAddress(Handle handle, ConversationId conversation) {
    return handle
        .createQuery(
            "select answer_address from live_chats"
                + " where conversation_id = :id and answer_address is not null")
        .bind("id", conversation.value())
        .mapTo(String.class)
        .findOne();
  }

  Optional<ConversationId> possibleReplyTo(Handle handle, ConversationId conversation) {
    return handle
        .createQuery(
            "select possible_reply_to from conversations"
                + " where id = :id and possible_reply_to is not null")
        .bind("id", conversation.value())
        .map((row, _) -> new ConversationId(row.getString(1)))
        .findOne();
  }

  Optional<Document> html(Handle handle, String message) {
    return handle
        .createQuery(
            "select conversation_id, html from messages where id = :id and html is not null")
        .bind("id", message)
        .map((row, _) -> new Document(row.getString(1), row.getString(2)))
        .findOne();
  }

  private static MessageView message(ResultSet row, Map<String, List<AttachmentView>> files)
      throws SQLException {
    String id = row.getString("id");
    return new MessageView(
        new MessageId(id),
        row.getLong("sequence"),
        Direction.valueOf(row.getString("direction")),
        new Author(
            Author.Kind.valueOf(row.getString("author_kind")),
            row.getString("author_id"),
            row.getString("author_name")),
        row.getString("subject"),
        row.getString("body"),
        row.getString("quoted"),
        row.getBoolean("has_html"),
        row.getBoolean("automatic"),
        row.getBoolean("redacted"),
        files.getOrDefault(id, List.of()),
        row.getTimestamp("happened_at").toInstant(),
        delivery(row.getString("state"), row.getString("code")));
  }

  private static @Nullable DeliveryView delivery(@Nullable String state, @Nullable String code) {
    return state == null ? null : new DeliveryView(DeliveryView.State.valueOf(state), code);
  }

  /** An HTML mail as it was sent. */
  record Document(String conversation, String html) {}
}
