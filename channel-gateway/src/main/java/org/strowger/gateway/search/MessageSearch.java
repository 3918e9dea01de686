package org.strowger.gateway.search;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.id.QueueId;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.contact.ReadingRight;
import org.strowger.gateway.search.MessageHits.MessageHit;
import org.strowger.servicekit.search.Excerpt;
import org.strowger.servicekit.search.PageCursor;
import org.strowger.servicekit.search.SearchPattern;

/**
 * Finds messages, the latest first, in two steps: what is frequent is among the latest messages, so
 * these are looked through first; what is not found there is rare, and the index of terms has it.
 */
@Singleton
class MessageSearch {

  /** How many of the latest messages are looked through before the index is asked. */
  private static final int LATEST = 4_000;

  /** What so many of the latest messages have is too frequent to ask the right for each. */
  private static final int FREQUENT = 40;

  private static final String IN_TIME =
      "domain = :readerDomain and (at, message_id) < (:after, :afterId)"
          + " and at >= :from and at < :to";

  private static final String NEWEST_FIRST = " order by t.at desc, t.message_id desc";

  private static final String LATEST_WITH_THE_WORDS =
      "from (select message_id, conversation_id, at, terms from message_terms where "
          + IN_TIME
          + " order by at desc, message_id desc limit "
          + LATEST
          + ") t where t.terms @@ cast(:tsquery as tsquery)";

  private static final String AMONG_THE_LATEST =
      "select t.message_id "
          + LATEST_WITH_THE_WORDS
          + " and "
          + SearchFilter.SQL
          + " and "
          + ReadingRight.mayRead("t.conversation_id")
          + NEWEST_FIRST
          + " limit :limit";

  /** Words that are rare: the right is asked for each message that has them. */
  private static final String BY_INDEX =
      "with found as materialized (select message_id, conversation_id, at from message_terms"
          + " where terms @@ cast(:tsquery as tsquery) and "
          + IN_TIME
          + ") select t.message_id from found t where "
          + SearchFilter.SQL
          + " and "
          + ReadingRight.mayRead("t.conversation_id")
          + NEWEST_FIRST
          + " limit :limit";

  /** Words that are frequent elsewhere: her conversations are fewer than what has them. */
  private static final String BY_CONVERSATION =
      "with found as materialized (select message_id, conversation_id, at from message_terms"
          + " where terms @@ cast(:tsquery as tsquery) and conversation_id = any(:readable) and "
          + IN_TIME
          + ") select t.message_id from found t where "
          + SearchFilter.SQL
          + NEWEST_FIRST
          + " limit :limit";

  private static final String HITS =
      "select t.message_id, t.at, m.conversation_id, m.sequence, m.contact_id, m.direction,"
          + " m.author_id, m.subject, m.body, v.channel, v.customer_id, cu.name, s.queue_id"
          + " from message_terms t join messages m on m.id = t.message_id"
          + " join conversations v on v.id = m.conversation_id"
          + " join customers cu on cu.id = v.customer_id"
          + " left join contact_stages s on s.contact_id = m.contact_id"
          + " where t.message_id = any(:found) and v.domain = :readerDomain and "
          + ReadingRight.mayRead("v.id");

  private final ReadingRight right;

  MessageSearch(ReadingRight right) {
    this.right = right;
  }

  /** One more than asked for, when there are more. */
  List<MessageHit> find(
      Handle handle,
      SearchPattern pattern,
      SearchFilter filter,
      Reader reader,
      PageCursor after,
      int limit) {
    var ask = new Ask(pattern, filter, reader, after, limit);
    List<String> found = ask.ids(handle, AMONG_THE_LATEST);
    if (found.size() <= limit) {
      found =
          reader.wholeDomain() || ask.frequency(handle) < FREQUENT
              ? ask.ids(handle, BY_INDEX)
              : ask.bound(handle, BY_CONVERSATION)
                  .bind("readable", right.conversations(handle, reader).toArray(new String[0]))
                  .mapTo(String.class)
                  .list();
    }
    return hits(handle, found, ask);
  }

  private static List<MessageHit> hits(Handle handle, List<String> found, Ask ask) {
    return ReadingRight.bind(
            handle.createQuery(HITS).bind("found", found.toArray(new String[0])), ask.reader)
        .map((row, _) -> hit(row, ask.pattern))
        .stream()
        .sorted(
            Comparator.comparing(MessageHit::at)
                .thenComparing(hit -> hit.messageId().value())
                .reversed())
        .toList();
  }

  private static MessageHit hit(ResultSet row, SearchPattern pattern) throws SQLException {
    String contact = row.getString("contact_id");
    String queue = row.getString("queue_id");
    String author = row.getString("author_id");
    boolean inbound = row.getString("direction").equals("IN");
    return new MessageHit(
        new MessageId(row.getString("message_id")),
        new ConversationId(row.getString("conversation_id")),
        row.getLong("sequence"),
        contact == null ? null : new ContactId(contact),
        ChannelType.valueOf(row.getString("channel")),
        queue == null ? null : new QueueId(queue),
        new CustomerId(row.getString("customer_id")),
        row.getString("name"),
        inbound,
        inbound || author == null ? null : new AgentId(author),
        row.getString("subject"),
        Excerpt.of(row.getString("body"), pattern),
        row.getTimestamp("at").toInstant());
  }

  private record Ask(
      SearchPattern pattern, SearchFilter filter, Reader reader, PageCursor after, int limit) {

    List<String> ids(Handle handle, String sql) {
      return bound(handle, sql).mapTo(String.class).list();
    }

    /** How many of the latest messages have the words. */
    int frequency(Handle handle) {
      return bound(handle, "select count(*) " + LATEST_WITH_THE_WORDS).mapTo(Integer.class).one();
    }

    private Query bound(Handle handle, String sql) {
      Query query =
          handle
              .createQuery(sql)
              .configure(SqlStatements.class, it -> it.setUnusedBindingAllowed(true))
              .bind("tsquery", pattern.tsquery())
              .bind("after", after.at())
              .bind("afterId", after.id())
              .bind("limit", limit + 1);
      return ReadingRight.bind(filter.bind(query), reader);
    }
  }
}
