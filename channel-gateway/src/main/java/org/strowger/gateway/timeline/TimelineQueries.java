package org.strowger.gateway.timeline;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.QueueId;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.contact.ReadingRight;
import org.strowger.gateway.text.PlainText;
import org.strowger.gateway.timeline.TimelineView.Entry;
import org.strowger.servicekit.search.PageCursor;

/** Reads contacts of a customer. */
@Singleton
class TimelineQueries {

  private static final int LONGEST_LINE = 160;

  private static final String PAGE =
      "select c.id, c.conversation_id, v.channel, v.subject as conversation_subject, s.stage,"
          + " s.queue_id, s.agent_id, s.outcome, s.opened_at, s.ended_at"
          + " from contact_stages s join contacts c on c.id = s.contact_id"
          + " join conversations v on v.id = c.conversation_id where "
          + ReadingRight.sameCustomer("s.customer_id", ":customer")
          + " and s.domain = :readerDomain and c.domain = s.domain and v.domain = s.domain"
          + " and (s.opened_at, s.contact_id) < (:at, :id) and "
          + ReadingRight.mayRead("v.id")
          + " order by s.opened_at desc, s.contact_id desc limit :limit";

  private static final String FIRST_MESSAGE =
      "select m.subject, left(m.body, 400) as body from messages m where m.contact_id = page.id"
          + " order by m.sequence limit 1";

  /** One more than asked for, when there are more. */
  List<Entry> page(Handle handle, CustomerId customer, Reader reader, PageCursor after, int limit) {
    return ReadingRight.bind(
            handle
                .createQuery(
                    "select page.*, coalesce(first.subject, page.conversation_subject) as subject,"
                        + " first.body from ("
                        + PAGE
                        + ") page left join lateral ("
                        + FIRST_MESSAGE
                        + ") first on true order by page.opened_at desc, page.id desc")
                .bind("customer", customer.value())
                .bind("at", after.at())
                .bind("id", after.id())
                .bind("limit", limit + 1),
            reader)
        .map((row, _) -> entry(row))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    String stage = row.getString("stage");
    String queue = row.getString("queue_id");
    String agent = row.getString("agent_id");
    Timestamp ended = row.getTimestamp("ended_at");
    return new Entry(
        new ContactId(row.getString("id")),
        new ConversationId(row.getString("conversation_id")),
        ChannelType.valueOf(row.getString("channel")),
        row.getString("subject"),
        firstLine(row.getString("body")),
        stage == null ? null : ContactStage.valueOf(stage),
        queue == null ? null : new QueueId(queue),
        agent == null ? null : new AgentId(agent),
        row.getString("outcome"),
        row.getTimestamp("opened_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }

  private static @Nullable String firstLine(@Nullable String body) {
    return body == null
        ? null
        : body.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith(">"))
            .findFirst()
            .map(line -> PlainText.atMost(line, LONGEST_LINE))
            .orElse(null);
  }
}
