package org.strowger.gateway.consult;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;

/**
 * A consult as its two agents see it.
 *
 * @param contactId the customer's contact that it is about
 * @param askedBy who has the contact
 * @param answeredBy who is asked about it; null: nobody has answered yet
 * @param endedAt null while it lasts
 * @param messages in their order
 */
public record ConsultView(
    ContactId consultId,
    ContactId contactId,
    AgentId askedBy,
    @Nullable AgentId answeredBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<Line> messages) {

  /**
   * What one of the two wrote.
   *
   * @param sequence 1 for the first
   * @param clientMessageId as its author's desk chose it
   */
  public record Line(
      long sequence, AgentId authorId, String clientMessageId, Instant at, String text) {}
}
