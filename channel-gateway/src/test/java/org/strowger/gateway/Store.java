package org.strowger.gateway;

import jakarta.inject.Singleton;
import java.util.List;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.gateway.database.GatewayDatabase;

/** What the tests look at in the gateway's tables. */
@Singleton
public class Store {

  private final GatewayDatabase database;

  Store(GatewayDatabase database) {
    this.database = database;
  }

  /** The customer with this address or id. */
  CustomerId customer(String identity) {
    return new CustomerId(
        one("select customer_id from identities where value = ?", String.class, identity));
  }

  boolean known(String identity) {
    return one("select count(*) from identities where value = ?", Long.class, identity) > 0;
  }

  /** The conversation in which a customer wrote first. */
  public String conversation(String identity) {
    return one(
        "select m.conversation_id from messages m join identities i on i.customer_id = m.author_id"
            + " where i.value = ? order by m.stored_at limit 1",
        String.class,
        identity);
  }

  /** How many conversations a customer has. */
  long conversations(String identity) {
    return one(
        "select count(*) from conversations c join identities i on i.customer_id = c.customer_id"
            + " where i.value = ?",
        Long.class,
        identity);
  }

  /** How many messages a customer has written. */
  long messages(String identity) {
    return one(
        "select count(*) from messages m join identities i on i.customer_id = m.author_id"
            + " where i.value = ?",
        Long.class,
        identity);
  }

  List<String> texts(String identity) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select m.body from messages m join identities i on i.customer_id ="
                            + " m.author_id where i.value = ? order by m.stored_at",
                        identity)
                    .mapTo(String.class)
                    .list());
  }

  /**
   * The customer of this conversation, who is away, has been for longer than anybody waits; false
   * when she is not away.
   */
  public boolean longAway(ConversationId conversation) {
    return database
            .jdbi()
            .withHandle(
                handle ->
                    handle.execute(
                        "update live_chats set away_since = away_since - interval '1 hour'"
                            + " where conversation_id = ? and away_since is not null",
                        conversation.value()))
        > 0;
  }

  /** Texts of a conversation in the order of their numbers. */
  List<String> textsIn(String conversation) {
    return all(
        "select body from messages where conversation_id = ? order by sequence", conversation);
  }

  String text(String message) {
    return one("select body from messages where id = ?", String.class, message);
  }

  boolean isSameCustomer(String conversation, String other) {
    return one(
        "select a.customer_id = b.customer_id from conversations a, conversations b"
            + " where a.id = ? and b.id = ?",
        Boolean.class,
        conversation,
        other);
  }

  void run(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  List<String> all(String sql, Object... arguments) {
    return database
        .jdbi()
        .withHandle(handle -> handle.select(sql, arguments).mapTo(String.class).list());
  }

  <T> T one(String sql, Class<T> type, Object... arguments) {
    return database.jdbi().withHandle(handle -> handle.select(sql, arguments).mapTo(type).one());
  }
}
