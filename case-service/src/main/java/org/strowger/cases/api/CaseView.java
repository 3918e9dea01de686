package org.strowger.cases.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.cases.Case;
import org.strowger.cases.Episode;
import org.strowger.cases.LinkedContact;
import org.strowger.cases.Note;
import org.strowger.contracts.fact.CaseFact.ReopenReason;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.CustomerId;

/** A case as the desk shows it. */
record CaseView(
    CaseId id,
    CustomerId customerId,
    Case.Status status,
    Instant openedAt,
    long version,
    List<EpisodeView> episodes,
    List<Note> notes,
    List<LinkedContact> contacts) {

  static CaseView of(Case shown, List<Note> notes, List<LinkedContact> contacts) {
    return new CaseView(
        shown.id(),
        shown.customerId(),
        shown.status(),
        shown.openedAt(),
        shown.version(),
        shown.episodes().stream().map(EpisodeView::of).toList(),
        notes,
        contacts);
  }

  /** One stretch of work; without a resolution while it lasts. */
  record EpisodeView(
      int episode,
      @Nullable String resolution,
      @Nullable Instant resolvedAt,
      @Nullable Instant reopenedAt,
      @Nullable ReopenReason reopenReason) {

    static EpisodeView of(Episode shown) {
      return new EpisodeView(
          shown.number(),
          shown.resolution(),
          shown.resolvedAt(),
          shown.reopenedAt(),
          shown.reopenReason());
    }
  }
}
