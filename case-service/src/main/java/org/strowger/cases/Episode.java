package org.strowger.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CaseFact.ReopenReason;

/**
 * One stretch of work on a case: from its opening, or a reopening, to its resolution.
 *
 * @param number 1 for the first
 * @param resolution a code; null while the episode is open
 * @param reopenedAt when this resolution was undone; null while it stands
 */
public record Episode(
    int number,
    @Nullable String resolution,
    @Nullable Instant resolvedAt,
    @Nullable Instant reopenedAt,
    @Nullable ReopenReason reopenReason) {

  static Episode open(int number) {
    return new Episode(number, null, null, null, null);
  }

  Episode resolved(String code, Instant at) {
    return new Episode(number, code, at, null, null);
  }

  Episode reopened(ReopenReason reason, Instant at) {
    return new Episode(number, resolution, resolvedAt, at, reason);
  }
}
