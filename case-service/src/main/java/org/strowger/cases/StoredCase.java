package org.strowger.cases;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.annotations.ListIndexBase;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CaseFact.WaitingFor;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;

/**
 * A row of table {@code cases} with its episodes: how a {@link Case} is kept. It decides nothing;
 * the rules are in {@link Case}.
 */
@Entity
@Table(name = "cases")
class StoredCase {

  private static final int MICROSECOND = 1_000;

  @EmbeddedId private CaseKey key;

  @NotEmpty
  @Column(name = "customer_id", updatable = false)
  private String customerId;

  @NotEmpty
  @Column(name = "conversation_id", updatable = false)
  private String conversationId;

  @NotNull
  @Column(name = "opened_at", updatable = false)
  private Instant openedAt;

  /** When the last decision was stored; it differs for each, so that each moves the version. */
  @NotNull
  @Column(name = "changed_at")
  private Instant changedAt;

  /** 1 when opened, as {@link Case#version}; this value also tells a new row from a stored one. */
  @Version private long version = 1;

  @Enumerated(EnumType.STRING)
  @Column(name = "waiting_for")
  private @Nullable WaitingFor waitingFor;

  @NotEmpty
  @ElementCollection
  @CollectionTable(
      name = "episode",
      joinColumns = {
        @JoinColumn(name = "domain_id", referencedColumnName = "domain_id"),
        @JoinColumn(name = "case_id", referencedColumnName = "id")
      })
  @OrderColumn(name = "number")
  @ListIndexBase(1)
  private List<StoredEpisode> episodes = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected StoredCase() {
    // for the entity manager, which fills the fields
  }

  StoredCase(Case opened, Instant storedAt) {
    key = CaseKey.of(opened.domainId(), opened.id());
    customerId = opened.customerId().value();
    conversationId = opened.conversationId().value();
    openedAt = opened.openedAt();
    changedAt = storedAt;
    episodes.addAll(StoredEpisode.of(opened));
  }

  CaseKey key() {
    return key;
  }

  long version() {
    return version;
  }

  /** Takes over what a decision changed. */
  void become(Case changed, Instant storedAt) {
    List<StoredEpisode> wanted = StoredEpisode.of(changed);
    for (int i = 0; i < wanted.size(); i++) {
      if (i == episodes.size()) {
        episodes.add(wanted.get(i));
      } else if (!episodes.get(i).equals(wanted.get(i))) {
        episodes.set(i, wanted.get(i));
      }
    }
    waitingFor = changed.waitingFor();
    changedAt = storedAt.isAfter(changedAt) ? storedAt : changedAt.plusNanos(MICROSECOND);
  }

  Case toCase() {
    return new Case(
        new DomainId(key.domainId()),
        new CaseId(key.id()),
        new CustomerId(customerId),
        new ConversationId(conversationId),
        openedAt,
        version,
        IntStream.range(0, episodes.size()).mapToObj(i -> episodes.get(i).numbered(i + 1)).toList(),
        waitingFor);
  }
}
