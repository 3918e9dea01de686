package org.strowger.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CaseFact.ReopenReason;

/**
 * A row of table {@code episode}; its place in the case's list is its number.
 *
 * @param beganAt when the case was opened, or opened again; a row of nulls alone would be no
 *     episode to the entity manager
 */
@Embeddable
record StoredEpisode(
    @Column(name = "began_at") Instant beganAt,
    @Nullable String resolution,
    @Column(name = "resolved_at") @Nullable Instant resolvedAt,
    @Column(name = "reopened_at") @Nullable Instant reopenedAt,
    @Column(name = "reopen_reason") @Enumerated(EnumType.STRING)
        @Nullable ReopenReason reopenReason) {

  /** The episodes of a case in their order. */
  static List<StoredEpisode> of(Case owner) {
    var stored = new ArrayList<StoredEpisode>();
    Instant beganAt = owner.openedAt();
    for (Episode episode : owner.episodes()) {
      stored.add(
          new StoredEpisode(
              beganAt,
              episode.resolution(),
              episode.resolvedAt(),
              episode.reopenedAt(),
              episode.reopenReason()));
      Instant reopenedAt = episode.reopenedAt();
      beganAt = reopenedAt == null ? beganAt : reopenedAt;
    }
    return stored;
  }

  Episode numbered(int number) {
    return new Episode(number, resolution, resolvedAt, reopenedAt, reopenReason);
  }
}
