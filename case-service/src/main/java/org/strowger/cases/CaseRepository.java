package org.strowger.cases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CaseFact.ReopenReason;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;

/** Cases and their episodes in PostgreSQL. What is locked stays so until the transaction ends. */
@ApplicationScoped
public class CaseRepository {

  private static final String CASE =
      "select c.domain_id, c.id, c.customer_id, c.conversation_id, c.opened_at, c.version"
          + " from cases c ";

  /** The case, locked. */
  public Optional<Case> lock(Handle handle, DomainId domainId, CaseId id) {
    return one(
        handle,
        handle
            .createQuery(CASE + "where c.domain_id = :domain and c.id = :id for update")
            .bind("domain", domainId.value())
            .bind("id", id.value()));
  }

  /** The case the contact belongs to, locked. */
  public Optional<Case> lockOf(Handle handle, DomainId domainId, ContactId contactId) {
    return one(
        handle,
        handle
            .createQuery(
                CASE
                    + """
                    join linked_contact l on l.domain_id = c.domain_id and l.case_id = c.id
                    where l.domain_id = :domain and l.contact_id = :contact
                    for update of c
                    """)
            .bind("domain", domainId.value())
            .bind("contact", contactId.value()));
  }

  /** The conversation's open case if there is one, else its latest; locked. */
  public Optional<Case> lockCurrentOf(
      Handle handle, DomainId domainId, ConversationId conversationId) {
    return one(
        handle,
        handle
            .createQuery(
                CASE
                    + """
                    where c.domain_id = :domain and c.conversation_id = :conversation
                    order by exists (select from episode e
                        where e.domain_id = c.domain_id and e.case_id = c.id
                        and e.resolved_at is null) desc, c.opened_at desc, c.id
                    limit 1 for update
                    """)
            .bind("domain", domainId.value())
            .bind("conversation", conversationId.value()));
  }

  public Optional<Case> find(Handle handle, DomainId domainId, CaseId id) {
    return one(
        handle,
        handle
            .createQuery(CASE + "where c.domain_id = :domain and c.id = :id")
            .bind("domain", domainId.value())
            .bind("id", id.value()));
  }

  public Optional<CaseId> idOf(Handle handle, DomainId domainId, ContactId contactId) {
    return handle
        .createQuery(
            "select case_id from linked_contact"
                + " where domain_id = :domain and contact_id = :contact")
        .bind("domain", domainId.value())
        .bind("contact", contactId.value())
        .mapTo(String.class)
        .findOne()
        .map(CaseId::new);
  }

  /** The customer's cases, the latest first. */
  public List<Case> ofCustomer(Handle handle, DomainId domainId, CustomerId customerId, int limit) {
    return handle
        .createQuery(
            CASE
                + """
                where c.domain_id = :domain and c.customer_id = :customer
                order by c.opened_at desc, c.id limit :limit
                """)
        .bind("domain", domainId.value())
        .bind("customer", customerId.value())
        .bind("limit", limit)
        .map((row, context) -> read(handle, row))
        .list();
  }

  public void insert(Handle handle, Case opened) {
    handle
        .createUpdate(
            """
            insert into cases (domain_id, id, customer_id, conversation_id, opened_at, version)
            values (:domain, :id, :customer, :conversation, :opened, :version)
            """)
        .bind("domain", opened.domainId().value())
        .bind("id", opened.id().value())
        .bind("customer", opened.customerId().value())
        .bind("conversation", opened.conversationId().value())
        .bind("opened", opened.openedAt())
        .bind("version", opened.version())
        .execute();
    opened.episodes().forEach(episode -> put(handle, opened, episode));
  }

  /** Keeps a changed case; it must be locked. */
  public void update(Handle handle, Case changed) {
    int rows =
        handle
            .createUpdate(
                """
                update cases set version = :version
                where domain_id = :domain and id = :id and version = :version - 1
                """)
            .bind("domain", changed.domainId().value())
            .bind("id", changed.id().value())
            .bind("version", changed.version())
            .execute();
    if (rows != 1) {
      throw new IllegalStateException(
          "Expected case " + changed.id() + " to be locked but its version moved");
    }
    changed.episodes().forEach(episode -> put(handle, changed, episode));
  }

  private static void put(Handle handle, Case owner, Episode episode) {
    ReopenReason reason = episode.reopenReason();
    handle
        .createUpdate(
            """
            insert into episode
              (domain_id, case_id, number, resolution, resolved_at, reopened_at, reopen_reason)
            values (:domain, :case, :number, :resolution, :resolvedAt, :reopenedAt, :reason)
            on conflict (domain_id, case_id, number) do update set
              resolution = excluded.resolution, resolved_at = excluded.resolved_at,
              reopened_at = excluded.reopened_at, reopen_reason = excluded.reopen_reason
            """)
        .bind("domain", owner.domainId().value())
        .bind("case", owner.id().value())
        .bind("number", episode.number())
        .bind("resolution", episode.resolution())
        .bind("resolvedAt", episode.resolvedAt())
        .bind("reopenedAt", episode.reopenedAt())
        .bind("reason", reason == null ? null : reason.name())
        .execute();
  }

  private static Optional<Case> one(Handle handle, Query query) {
    return query.map((row, context) -> read(handle, row)).findOne();
  }

  private static Case read(Handle handle, ResultSet row) throws SQLException {
    var domainId = new DomainId(row.getString("domain_id"));
    var id = new CaseId(row.getString("id"));
    return new Case(
        domainId,
        id,
        new CustomerId(row.getString("customer_id")),
        new ConversationId(row.getString("conversation_id")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"),
        episodes(handle, domainId, id));
  }

  private static List<Episode> episodes(Handle handle, DomainId domainId, CaseId id) {
    return handle
        .createQuery(
            """
            select number, resolution, resolved_at, reopened_at, reopen_reason from episode
            where domain_id = :domain and case_id = :id order by number
            """)
        .bind("domain", domainId.value())
        .bind("id", id.value())
        .map((row, context) -> episode(row))
        .list();
  }

  private static Episode episode(ResultSet row) throws SQLException {
    String reason = row.getString("reopen_reason");
    return new Episode(
        row.getInt("number"),
        row.getString("resolution"),
        instant(row, "resolved_at"),
        instant(row, "reopened_at"),
        reason == null ? null : ReopenReason.valueOf(reason));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
