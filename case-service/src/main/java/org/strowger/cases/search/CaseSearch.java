package org.strowger.cases.search;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.cases.Case;
import org.strowger.cases.CasesDatabase;
import org.strowger.cases.access.CaseAccess;
import org.strowger.cases.search.CaseHits.CaseHit;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.servicekit.access.User;
import org.strowger.servicekit.search.Excerpt;
import org.strowger.servicekit.search.PageCursor;
import org.strowger.servicekit.search.SearchPattern;
import org.strowger.servicekit.search.SearchQuery;
import org.strowger.servicekit.search.SearchTime;

/**
 * Finds cases that their reader sees, by their id and by the words of their notes. What is found is
 * asked of {@link CaseAccess} piece by piece; one answer asks for so many pieces and no more, and
 * the next goes on where it ended.
 */
@Singleton
class CaseSearch {

  private static final int PIECE = 200;
  private static final int MOST_PIECES = 10;
  private static final List<String> LANGUAGES = List.of();

  private static final String FOUND =
      "with matching as materialized (select case_id from note_terms where domain_id = :domain"
          + " and terms @@ cast(:tsquery as tsquery) union select :id)"
          + " select c.id, c.customer_id, c.conversation_id, c.opened_at, exists (select 1"
          + " from episode e where e.domain_id = c.domain_id and e.case_id = c.id"
          + " and e.resolved_at is null) as open, (select n.text from note_terms t"
          + " join note n on n.domain_id = t.domain_id and n.id = t.note_id"
          + " where t.domain_id = c.domain_id and t.case_id = c.id"
          + " and t.terms @@ cast(:tsquery as tsquery) order by t.at desc limit 1) as text"
          + " from cases c where c.domain_id = :domain"
          + " and c.id in (select case_id from matching) and (c.opened_at, c.id) < (:at, :after)"
          + " order by c.opened_at desc, c.id desc limit "
          + PIECE;

  private final CasesDatabase database;
  private final CaseAccess access;

  CaseSearch(CasesDatabase database, CaseAccess access) {
    this.database = database;
    this.access = access;
  }

  CaseHits find(User user, SearchQuery query, PageCursor after, int limit) {
    return SearchTime.within(database.jdbi(), handle -> find(handle, user, query, after, limit));
  }

  private CaseHits find(Handle handle, User user, SearchQuery query, PageCursor after, int limit) {
    SearchPattern pattern = query.in(handle, LANGUAGES);
    var hits = new ArrayList<CaseHit>();
    PageCursor seen = after;
    for (int i = 0; i < MOST_PIECES; i++) {
      List<CaseHit> piece = piece(handle, user, query, pattern, seen);
      Set<CaseId> visible =
          access.visible(handle, user, piece.stream().map(CaseHit::caseId).toList());
      for (CaseHit hit : piece) {
        if (visible.contains(hit.caseId())) {
          if (hits.size() == limit) {
            return new CaseHits(hits, seen.encoded());
          }
          hits.add(hit);
        }
        seen = new PageCursor(hit.openedAt(), hit.caseId().value());
      }
      if (piece.size() < PIECE) {
        return new CaseHits(hits, null);
      }
    }
    return new CaseHits(hits, seen.encoded());
  }

  private static List<CaseHit> piece(
      Handle handle, User user, SearchQuery query, SearchPattern pattern, PageCursor after) {
    return handle
        .createQuery(FOUND)
        .bind("domain", user.domain().value())
        .bind("tsquery", pattern.tsquery())
        .bind("id", query.text().replace("\0", ""))
        .bind("at", after.at())
        .bind("after", after.id())
        .map((row, _) -> hit(row, pattern))
        .list();
  }

  private static CaseHit hit(ResultSet row, SearchPattern pattern) throws SQLException {
    return new CaseHit(
        new CaseId(row.getString("id")),
        new CustomerId(row.getString("customer_id")),
        new ConversationId(row.getString("conversation_id")),
        row.getBoolean("open") ? Case.Status.OPEN : Case.Status.RESOLVED,
        row.getTimestamp("opened_at").toInstant(),
        excerpt(row.getString("text"), pattern));
  }

  private static @Nullable Excerpt excerpt(@Nullable String text, SearchPattern pattern) {
    return text == null ? null : Excerpt.of(text, pattern);
  }
}
