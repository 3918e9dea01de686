package org.strowger.gateway.search;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.contact.ReadingRight;
import org.strowger.gateway.search.CustomerHits.CustomerHit;
import org.strowger.servicekit.search.PageCursor;
import org.strowger.servicekit.search.SearchQuery;

/**
 * Finds customers of whom the reader may read a conversation: by any part of the name, and by how a
 * mail address, a telephone number or an id begins.
 */
@Singleton
class CustomerSearch {

  /** Shorter words have no index but by how a name begins. */
  private static final int SHORTEST_PART = 3;

  private static final int FEWEST_DIGITS = 4;

  private static final String FOUND =
      "with matched as materialized (select c.id from customers c"
          + " where c.domain = :readerDomain and c.name_folded like all(:names)"
          + " union select i.customer_id from identities i where i.domain = :readerDomain"
          + " and lower(i.value) like any(:starts)),"
          + " found as materialized (select c.id, c.name, c.created_at from (select distinct"
          + " case when exists (select 1 from customer_merges m where m.merged = matched.id"
          + " and m.undone_at is null) then customer_root(matched.id) else matched.id end as id"
          + " from matched) root join customers c on c.id = root.id)"
          + " select f.id, f.name, f.created_at, latest.conversation_id, latest.contact_id,"
          + " array(select i.value from identities i where "
          + ReadingRight.sameCustomer("i.customer_id", "f.id")
          + " and i.kind not like '%visitor%' order by i.linked_at, i.value limit 5) as identities"
          + " from found f cross join lateral (select v.id as conversation_id, (select lc.id"
          + " from contacts lc join contact_stages ls on ls.contact_id = lc.id"
          + " where lc.conversation_id = v.id order by ls.opened_at desc limit 1) as contact_id"
          + " from conversations v where "
          + ReadingRight.sameCustomer("v.customer_id", "f.id")
          + " and v.domain = :readerDomain and "
          + ReadingRight.mayRead("v.id")
          + " order by coalesce(v.last_inbound_at, v.created_at) desc, v.id limit 1) latest"
          + " where (f.created_at, f.id) < (:after, :afterId)"
          + " order by f.created_at desc, f.id desc limit :limit";

  /** One more than asked for, when there are more. */
  List<CustomerHit> find(
      Handle handle, SearchQuery query, Reader reader, PageCursor after, int limit) {
    return ReadingRight.bind(
            handle
                .createQuery(FOUND)
                .bind("names", names(query).toArray(new String[0]))
                .bind("starts", starts(query).toArray(new String[0]))
                .bind("after", after.at())
                .bind("afterId", after.id())
                .bind("limit", limit + 1),
            reader)
        .map((row, _) -> hit(row))
        .list();
  }

  /** Folded words are letters and digits: no pattern of their own is in them. */
  private static List<String> names(SearchQuery query) {
    List<String> parts =
        query.words().stream()
            .filter(word -> word.length() >= SHORTEST_PART)
            .map(word -> "%" + word + "%")
            .toList();
    return parts.isEmpty() ? List.of(query.words().getFirst() + "%") : parts;
  }

  private static List<String> starts(SearchQuery query) {
    var starts = new ArrayList<String>();
    String text = query.text().toLowerCase(Locale.ROOT);
    starts.add(literal(text) + "%");
    String digits = text.replaceAll("\\D", "");
    if (digits.length() >= FEWEST_DIGITS && !text.matches(".*\\p{L}.*")) {
      String number = digits.startsWith("00") ? digits.substring(2) : digits;
      starts.add("+" + number + "%");
      starts.add(digits + "%");
    }
    return starts;
  }

  private static String literal(String text) {
    return text.replace("\0", "").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static CustomerHit hit(ResultSet row) throws SQLException {
    String contact = row.getString("contact_id");
    return new CustomerHit(
        new CustomerId(row.getString("id")),
        row.getString("name"),
        Arrays.asList((String[]) row.getArray("identities").getArray()),
        new ConversationId(row.getString("conversation_id")),
        contact == null ? null : new ContactId(contact),
        row.getTimestamp("created_at").toInstant());
  }
}
