package org.strowger.gateway.chat;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.live.CustomerPresence;
import org.strowger.gateway.live.CustomerState;

/** Chats, their sockets on all replicas, and what widgets are told of their messages. */
@Singleton
class ChatRepository {

  private static final String CHATS =
      """
      select l.*, coalesce(c.read_sequence, 0) as read_by_agent
      from live_chats l left join conversations c on c.id = l.conversation_id
      """;

  /** Creates the chat unless it is there. */
  void createIfAbsent(Handle handle, Visitor visitor, DomainId domain) {
    handle
        .createUpdate(
            "insert into live_chats (conversation_id, domain, visitor_id, presence)"
                + " values (:id, :domain, :visitor, 'HERE') on conflict do nothing")
        .bind("id", visitor.conversation().value())
        .bind("domain", domain.value())
        .bind("visitor", visitor.id())
        .execute();
  }

  Optional<Chat> find(Handle handle, ConversationId id) {
    return handle
        .createQuery(CHATS + "where l.conversation_id = :id")
        .bind("id", id.value())
        .map((row, _) -> chat(row))
        .findOne();
  }

  List<Chat> find(Handle handle, Collection<ConversationId> ids) {
    return handle
        .createQuery(CHATS + "where l.conversation_id = any(:ids)")
        .bindArray("ids", String.class, ids.stream().map(ConversationId::value).toList())
        .map((row, _) -> chat(row))
        .list();
  }

  /** The chat, held until the transaction ends. */
  Chat lock(Handle handle, ConversationId id) {
    return handle
        .createQuery(CHATS + "where l.conversation_id = :id for update of l")
        .bind("id", id.value())
        .map((row, _) -> chat(row))
        .one();
  }

  /**
   * Chats whose customer is away for longer and was promised no answer; each is held by one
   * replica.
   */
  List<Chat> lockAway(Handle handle, Duration longerThan, int most) {
    return handle
        .createQuery(
            CHATS
                + "where l.presence = 'AWAY' and l.contact_id is not null and not l.promised"
                + " and l.away_since < now() - make_interval(secs => :seconds)"
                + " order by l.away_since limit :most for update of l skip locked")
        .bind("seconds", longerThan.toMillis() / 1000.0)
        .bind("most", most)
        .map((row, _) -> chat(row))
        .list();
  }

  /** The customer's presence at a contact; at one that has ended she is LEFT. */
  Optional<CustomerState> presenceAt(Handle handle, ContactId contact) {
    return handle
        .createQuery(
            "select case when l.contact_id = c.id then l.presence else 'LEFT' end, l.away_since"
                + " from contacts c join live_chats l on l.conversation_id = c.conversation_id"
                + " where c.id = :contact")
        .bind("contact", contact.value())
        .map((row, _) -> stateOf(CustomerPresence.valueOf(row.getString(1)), row.getTimestamp(2)))
        .findOne();
  }

  private static CustomerState stateOf(CustomerPresence presence, @Nullable Timestamp away) {
    return presence == CustomerPresence.AWAY && away != null
        ? new CustomerState(presence, away.toInstant())
        : CustomerState.of(presence);
  }

  void updatePresence(
      Handle handle, ConversationId id, CustomerPresence presence, @Nullable Instant awaySince) {
    handle
        .createUpdate(
            "update live_chats set presence = :presence, away_since = :since"
                + " where conversation_id = :id")
        .bind("presence", presence.name())
        .bind("since", awaySince)
        .bind("id", id.value())
        .execute();
  }

  void updatePhase(
      Handle handle, ConversationId id, Chat.Phase phase, @Nullable ContactId contact) {
    handle
        .createUpdate(
            "update live_chats set phase = :phase, contact_id = :contact, deferred_until = null"
                + " where conversation_id = :id")
        .bind("phase", phase.name())
        .bind("contact", contact == null ? null : contact.value())
        .bind("id", id.value())
        .execute();
  }

  void addSocket(Handle handle, String socket, ConversationId conversation, InstanceId instance) {
    handle
        .createUpdate(
            "insert into chat_sockets (id, conversation_id, instance_id)"
                + " values (:id, :conversation, :instance) on conflict do nothing")
        .bind("id", socket)
        .bind("conversation", conversation.value())
        .bind("instance", instance.value())
        .execute();
  }

  /** False when it was gone already. */
  boolean removeSocket(Handle handle, String socket) {
    return handle
            .createUpdate("delete from chat_sockets where id = :id")
            .bind("id", socket)
            .execute()
        == 1;
  }

  void removeSockets(Handle handle, ConversationId conversation, InstanceId instance) {
    handle
        .createUpdate(
            "delete from chat_sockets"
                + " where conversation_id = :conversation and instance_id = :instance")
        .bind("conversation", conversation.value())
        .bind("instance", instance.value())
        .execute();
  }

  /** Conversations by socket on an instance. */
  Map<String, ConversationId> socketsOn(Handle handle, InstanceId instance) {
    return handle
        .createQuery("select id, conversation_id from chat_sockets where instance_id = :instance")
        .bind("instance", instance.value())
        .map((row, _) -> Map.entry(row.getString(1), new ConversationId(row.getString(2))))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  int sockets(Handle handle, ConversationId conversation) {
    return handle
        .createQuery("select count(*) from chat_sockets where conversation_id = :conversation")
        .bind("conversation", conversation.value())
        .mapTo(Integer.class)
        .one();
  }

  /** Conversations with a socket on an instance, in an order that all who lock them keep. */
  List<ConversationId> on(Handle handle, InstanceId instance) {
    return handle
        .createQuery(
            "select distinct conversation_id from chat_sockets where instance_id = :instance"
                + " order by 1")
        .bind("instance", instance.value())
        .map((row, _) -> new ConversationId(row.getString(1)))
        .list();
  }

  long lastSequence(Handle handle, ConversationId conversation) {
    return handle
        .createQuery("select last_sequence from conversations where id = :id")
        .bind("id", conversation.value())
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** What comes after a number, in order. */
  List<Line> after(Handle handle, ConversationId conversation, long sequence, int most) {
    return handle
        .createQuery(
            "select id, sequence, direction, author_name, body, external_id, stored_at"
                + " from messages"
                + " where conversation_id = :id and sequence > :sequence"
                + " order by sequence limit :most")
        .bind("id", conversation.value())
        .bind("sequence", sequence)
        .bind("most", most)
        .map((row, _) -> line(row))
        .list();
  }

  /** One message that is stored. */
  Line line(Handle handle, MessageId id) {
    return handle
        .createQuery(
            "select id, sequence, direction, author_name, body, external_id, stored_at"
                + " from messages"
                + " where id = :id")
        .bind("id", id.value())
        .map((row, _) -> line(row))
        .one();
  }

  void read(Handle handle, ConversationId conversation, long sequence) {
    handle
        .createUpdate(
            "update live_chats set read_sequence = :sequence"
                + " where conversation_id = :id and read_sequence < :sequence")
        .bind("sequence", sequence)
        .bind("id", conversation.value())
        .execute();
  }

  /** The customer asks to be answered there, whether she is here or not. */
  void keepAddress(Handle handle, ConversationId conversation, AnswerAddress address) {
    handle
        .createUpdate(
            "update live_chats set answer_address = :address, promised = true"
                + " where conversation_id = :id")
        .bind("address", address.value())
        .bind("id", conversation.value())
        .execute();
  }

  private static Line line(ResultSet row) throws SQLException {
    boolean byCustomer = row.getString("direction").equals("IN");
    return new Line(
        new MessageId(row.getString("id")),
        row.getLong("sequence"),
        byCustomer,
        row.getString("author_name"),
        row.getString("body"),
        byCustomer ? row.getString("external_id") : null,
        row.getTimestamp("stored_at").toInstant());
  }

  private static Chat chat(ResultSet row) throws SQLException {
    String contact = row.getString("contact_id");
    Timestamp away = row.getTimestamp("away_since");
    return new Chat(
        new ConversationId(row.getString("conversation_id")),
        new DomainId(row.getString("domain")),
        contact == null ? null : new ContactId(contact),
        Chat.Phase.valueOf(row.getString("phase")),
        CustomerPresence.valueOf(row.getString("presence")),
        instant(away),
        row.getString("notice"),
        instant(row.getTimestamp("deferred_until")),
        row.getLong("read_by_agent"),
        row.getString("answer_address") != null);
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  /**
   * A message as a widget shows it.
   *
   * @param author the name of who wrote; null when it has none
   * @param clientMsgId of the customer's own
   */
  record Line(
      MessageId id,
      long sequence,
      boolean byCustomer,
      @Nullable String author,
      String text,
      @Nullable String clientMsgId,
      Instant at) {}
}
