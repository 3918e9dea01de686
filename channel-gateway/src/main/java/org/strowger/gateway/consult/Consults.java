package org.strowger.gateway.consult;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.consult.ConsultView.Line;

/** Consults and what was written in them. */
@Singleton
public class Consults {

  /** More than two agents write in five minutes, or in an hour. */
  private static final int MOST_MESSAGES = 500;

  void start(
      Handle handle,
      DomainId domain,
      ContactId consult,
      ContactId contact,
      AgentId asker,
      Instant at) {
    handle
        .createUpdate(
            "insert into consults (id, domain, contact_id, asker_id, started_at)"
                + " values (:id, :domain, :contact, :asker, :at) on conflict do nothing")
        .bind("id", consult.value())
        .bind("domain", domain.value())
        .bind("contact", contact.value())
        .bind("asker", asker.value())
        .bind("at", at)
        .execute();
  }

  void answer(Handle handle, ContactId consult, AgentId by) {
    handle
        .createUpdate("update consults set answered_by = :by where id = :id")
        .bind("id", consult.value())
        .bind("by", by.value())
        .execute();
  }

  void end(Handle handle, ContactId consult, Instant at) {
    handle
        .createUpdate("update consults set ended_at = :at where id = :id and ended_at is null")
        .bind("id", consult.value())
        .bind("at", at)
        .execute();
  }

  /** A consult of a domain. */
  Optional<Consult> find(Handle handle, DomainId domain, ContactId consult) {
    return handle
        .createQuery("select * from consults where id = :id and domain = :domain")
        .bind("id", consult.value())
        .bind("domain", domain.value())
        .map((row, _) -> consult(row))
        .findOne();
  }

  /** The same, which nobody changes until the transaction ends. */
  Optional<Consult> lock(Handle handle, DomainId domain, ContactId consult) {
    return handle
        .createQuery("select * from consults where id = :id and domain = :domain for update")
        .bind("id", consult.value())
        .bind("domain", domain.value())
        .map((row, _) -> consult(row))
        .findOne();
  }

  /** Whoever has to do with a consult: who asked, who answered. */
  public Optional<Consult> find(Handle handle, ContactId consult) {
    return handle
        .createQuery("select * from consults where id = :id")
        .bind("id", consult.value())
        .map((row, _) -> consult(row))
        .findOne();
  }

  /** The latest messages, in their order. */
  List<Line> lines(Handle handle, ContactId consult) {
    return handle
        .createQuery(
            "select * from (select * from consult_messages where consult_id = :id"
                + " order by sequence desc limit :most) latest order by sequence")
        .bind("id", consult.value())
        .bind("most", MOST_MESSAGES)
        .map((row, _) -> line(row))
        .list();
  }

  Optional<Line> sentBefore(Handle handle, ContactId consult, AgentId author, String clientId) {
    return handle
        .createQuery(
            "select * from consult_messages"
                + " where consult_id = :id and author_id = :author and client_id = :client")
        .bind("id", consult.value())
        .bind("author", author.value())
        .bind("client", clientId)
        .map((row, _) -> line(row))
        .findOne();
  }

  /** Adds a message to a consult that is locked. */
  Line add(
      Handle handle, ContactId consult, AgentId author, String clientId, Instant at, String text) {
    return handle
        .createQuery(
            "insert into consult_messages"
                + " (consult_id, sequence, author_id, client_id, written_at, text)"
                + " select :id, coalesce(max(sequence), 0) + 1, :author, :client,"
                + " cast(:at as timestamptz), :text from consult_messages where consult_id = :id"
                + " returning *")
        .bind("id", consult.value())
        .bind("author", author.value())
        .bind("client", clientId)
        .bind("at", at)
        .bind("text", text)
        .map((row, _) -> line(row))
        .one();
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("sequence"),
        new AgentId(row.getString("author_id")),
        row.getString("client_id"),
        row.getTimestamp("written_at").toInstant(),
        row.getString("text"));
  }

  private static Consult consult(ResultSet row) throws SQLException {
    String answeredBy = row.getString("answered_by");
    var endedAt = row.getTimestamp("ended_at");
    return new Consult(
        new ContactId(row.getString("id")),
        new DomainId(row.getString("domain")),
        new ContactId(row.getString("contact_id")),
        new AgentId(row.getString("asker_id")),
        answeredBy == null ? null : new AgentId(answeredBy),
        row.getTimestamp("started_at").toInstant(),
        endedAt == null ? null : endedAt.toInstant());
  }

  /** Two agents about one contact. */
  public record Consult(
      ContactId id,
      DomainId domain,
      ContactId contact,
      AgentId asker,
      @Nullable AgentId answeredBy,
      Instant startedAt,
      @Nullable Instant endedAt) {

    /** Whether an agent asked, or answered. */
    public boolean isOf(AgentId agent) {
      return agent.equals(asker) || agent.equals(answeredBy);
    }
  }
}
