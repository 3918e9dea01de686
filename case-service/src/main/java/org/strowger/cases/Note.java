package org.strowger.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.DomainId;

/** What an agent wrote about a case, for colleagues. It never leaves this service's tables. */
@Entity
@Immutable
@Table(name = "note")
public class Note {

  /** Characters that a note may have. */
  public static final int MAX_LENGTH = 20_000;

  @EmbeddedId private Key key;

  @NotEmpty
  @Column(name = "case_id")
  private String caseId;

  @NotEmpty
  @Column(name = "author_id")
  private String authorId;

  @NotEmpty
  @Column(name = "client_id")
  private String clientId;

  @NotNull
  @Column(name = "written_at")
  private Instant writtenAt;

  @NotEmpty
  @Size(max = MAX_LENGTH)
  private String text;

  @SuppressWarnings("NullAway.Init")
  protected Note() {
    // for the entity manager, which fills the fields
  }

  /**
   * A new note.
   *
   * @param id unique in the domain; ids of later notes are greater
   * @param clientId chosen by the author's desk; the same again is the same note
   */
  public Note(
      DomainId domainId,
      CaseId caseId,
      String id,
      AgentId authorId,
      String clientId,
      Instant writtenAt,
      String text) {
    this.key = new Key(domainId.value(), id);
    this.caseId = caseId.value();
    this.authorId = authorId.value();
    this.clientId = clientId;
    this.writtenAt = writtenAt;
    this.text = text;
  }

  public String id() {
    return key.id();
  }

  public CaseId caseId() {
    return new CaseId(caseId);
  }

  public AgentId authorId() {
    return new AgentId(authorId);
  }

  public Instant writtenAt() {
    return writtenAt;
  }

  public String text() {
    return text;
  }

  DomainId domainId() {
    return new DomainId(key.domainId());
  }

  String clientId() {
    return clientId;
  }

  /** What names a note. */
  @Embeddable
  public record Key(@Column(name = "domain_id") String domainId, @Column(name = "id") String id)
      implements Serializable {}
}
