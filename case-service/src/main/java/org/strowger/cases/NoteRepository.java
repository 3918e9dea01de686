package org.strowger.cases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.DomainId;

/** Notes in PostgreSQL. */
@ApplicationScoped
public class NoteRepository {

  /** Keeps a note; one the author sent before with this client id stays as it was. */
  public Note add(Handle handle, DomainId domainId, CaseId caseId, String clientId, Note note) {
    handle
        .createUpdate(
            """
            insert into note (domain_id, case_id, id, author_id, client_id, written_at, text)
            values (:domain, :case, :id, :author, :client, :at, :text)
            on conflict (domain_id, case_id, author_id, client_id) do nothing
            """)
        .bind("domain", domainId.value())
        .bind("case", caseId.value())
        .bind("id", note.id())
        .bind("author", note.authorId().value())
        .bind("client", clientId)
        .bind("at", note.at())
        .bind("text", note.text())
        .execute();
    return handle
        .createQuery(
            """
            select id, author_id, written_at, text from note
            where domain_id = :domain and case_id = :case
              and author_id = :author and client_id = :client
            """)
        .bind("domain", domainId.value())
        .bind("case", caseId.value())
        .bind("author", note.authorId().value())
        .bind("client", clientId)
        .map((row, context) -> read(row))
        .one();
  }

  /** The case's notes, the oldest first. */
  public List<Note> of(Handle handle, DomainId domainId, CaseId caseId) {
    return handle
        .createQuery(
            """
            select id, author_id, written_at, text from note
            where domain_id = :domain and case_id = :case order by written_at, id
            """)
        .bind("domain", domainId.value())
        .bind("case", caseId.value())
        .map((row, context) -> read(row))
        .list();
  }

  private static Note read(ResultSet row) throws SQLException {
    return new Note(
        row.getString("id"),
        new AgentId(row.getString("author_id")),
        row.getObject("written_at", OffsetDateTime.class).toInstant(),
        row.getString("text"));
  }
}
