package org.strowger.cases.search;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.strowger.cases.Note;
import org.strowger.contracts.id.DomainId;
import org.strowger.servicekit.search.TextVector;

/** Keeps what a note is found by, in the transaction that keeps the note. */
@Singleton
public class NoteTerms {

  /** Adds a note that was kept in this transaction. */
  public void add(Handle handle, DomainId domain, Note note) {
    TextVector vector = TextVector.of(note.text(), null);
    handle
        .createUpdate(
            "insert into note_terms (domain_id, note_id, case_id, at, terms)"
                + " values (:domain, :note, :case, :at, "
                + TextVector.SQL
                + ")")
        .bind("domain", domain.value())
        .bind("note", note.id())
        .bind("case", note.caseId().value())
        .bind("at", note.writtenAt())
        .bind("lexemes", vector.lexemes())
        .bind("configuration", vector.configuration())
        .bind("words", vector.words())
        .execute();
  }
}
