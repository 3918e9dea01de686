package org.strowger.gateway.canned;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;

/** A text that is ready to be sent, in one language; a row of table {@code canned_replies}. */
@Entity
@Table(name = "canned_replies")
public class CannedReply {

  private static final int MICROSECOND = 1_000;

  @Id private String id;

  @NotEmpty
  @Column(updatable = false)
  private String domain;

  @NotEmpty private String code;

  @NotEmpty private String language;

  @NotEmpty private String title;

  @NotEmpty private String text;

  @NotEmpty
  @Column(name = "changed_by")
  private String changedBy;

  /** It differs for each change, so that each moves the version. */
  @NotNull
  @Column(name = "changed_at")
  private Instant changedAt;

  /** One more with each change; this first value also tells a new one from a stored one. */
  @Version private long version = 1;

  @SuppressWarnings("NullAway.Init")
  protected CannedReply() {
    // for the entity manager, which fills the fields
  }

  CannedReply(String id, DomainId domain, CannedReplyPut wanted, AgentId by, Instant now) {
    this.id = id;
    this.domain = domain.value();
    this.code = wanted.code();
    this.language = wanted.language();
    this.title = wanted.title();
    this.text = wanted.text();
    this.changedBy = by.value();
    this.changedAt = now;
  }

  void become(CannedReplyPut wanted, AgentId by, Instant now) {
    code = wanted.code();
    language = wanted.language();
    title = wanted.title();
    text = wanted.text();
    changedBy = by.value();
    changedAt = now.isAfter(changedAt) ? now : changedAt.plusNanos(MICROSECOND);
  }

  String id() {
    return id;
  }

  String domain() {
    return domain;
  }

  String code() {
    return code;
  }

  String language() {
    return language;
  }

  String title() {
    return title;
  }

  String text() {
    return text;
  }

  AgentId changedBy() {
    return new AgentId(changedBy);
  }

  Instant changedAt() {
    return changedAt;
  }

  long version() {
    return version;
  }
}
