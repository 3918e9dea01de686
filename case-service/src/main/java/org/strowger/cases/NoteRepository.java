package org.strowger.cases;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.DomainId;

/** Notes in PostgreSQL. */
@ApplicationScoped
public class NoteRepository implements PanacheRepositoryBase<Note, Note.Key> {

  /** The note that the author's desk sent with this client id before, if it did. */
  public Optional<Note> sentBefore(
      DomainId domainId, CaseId caseId, AgentId authorId, String clientId) {
    return find(
            "key.domainId = ?1 and caseId = ?2 and authorId = ?3 and clientId = ?4",
            domainId.value(),
            caseId.value(),
            authorId.value(),
            clientId)
        .singleResultOptional();
  }

  /**
   * Keeps a note.
   *
   * @throws org.hibernate.exception.ConstraintViolationException when its author's desk has sent it
   *     at the same time in another request; the transaction can then only be rolled back
   */
  public void add(Note note) {
    persistAndFlush(note);
  }

  /** The notes of each case, the oldest first; nothing for a case without notes. */
  public Map<CaseId, List<Note>> ofEach(DomainId domainId, Collection<CaseId> cases) {
    return find(
            "key.domainId = ?1 and caseId in ?2 order by writtenAt, key.id",
            domainId.value(),
            cases.stream().map(CaseId::value).toList())
        .<Note>stream()
        .collect(groupingBy(Note::caseId));
  }
}
