package org.strowger.cases.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.cases.Case;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.servicekit.search.Excerpt;

/**
 * Cases that were found, the latest first.
 *
 * @param next what asks for those before; null when there are none
 */
public record CaseHits(List<CaseHit> hits, @Nullable String next) {

  /**
   * One case.
   *
   * @param excerpt of a note, why it was found; null when it was found by its id
   */
  public record CaseHit(
      CaseId caseId,
      CustomerId customerId,
      ConversationId conversationId,
      Case.Status status,
      Instant openedAt,
      @Nullable Excerpt excerpt) {}
}
