package org.strowger.gateway.canned;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.strowger.contracts.id.AgentId;

/** What somebody made of a canned reply; a row of table {@code canned_reply_changes}. */
@Entity
@Immutable
@Table(name = "canned_reply_changes")
public class CannedReplyChange {

  @EmbeddedId private Key key;

  @SuppressWarnings("UnusedVariable") // of queries
  @NotEmpty
  private String domain;

  @NotNull
  @Enumerated(EnumType.STRING)
  private Kind kind;

  @NotEmpty private String code;

  @NotEmpty private String language;

  @NotEmpty private String title;

  @NotEmpty private String text;

  @NotEmpty
  @Column(name = "changed_by")
  private String changedBy;

  @NotNull
  @Column(name = "changed_at")
  private Instant changedAt;

  @SuppressWarnings("NullAway.Init")
  protected CannedReplyChange() {
    // for the entity manager, which fills the fields
  }

  CannedReplyChange(CannedReply reply, Kind kind, long version, AgentId by, Instant at) {
    this.key = new Key(reply.id(), version);
    this.domain = reply.domain();
    this.kind = kind;
    this.code = reply.code();
    this.language = reply.language();
    this.title = reply.title();
    this.text = reply.text();
    this.changedBy = by.value();
    this.changedAt = at;
  }

  CannedReplyChangeView view() {
    return new CannedReplyChangeView(
        key.version(), kind, code, language, title, text, new AgentId(changedBy), changedAt);
  }

  /** What was done. */
  public enum Kind {
    CREATED,
    CHANGED,
    REMOVED
  }

  /** What names a change. */
  @Embeddable
  public record Key(
      @Column(name = "reply_id") String replyId, @Column(name = "version") long version)
      implements Serializable {}
}
