package org.strowger.gateway.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;

/**
 * Customers that were found, those who came last first.
 *
 * @param next what asks for those before; null when there are none
 */
public record CustomerHits(List<CustomerHit> hits, @Nullable String next) {

  /**
   * One customer.
   *
   * @param identities what she is known by, five at most
   * @param conversationId her latest conversation that the reader may read
   * @param contactId the latest contact of that conversation; null when it has none
   * @param since when she was first known
   */
  public record CustomerHit(
      CustomerId customerId,
      @Nullable String name,
      List<String> identities,
      ConversationId conversationId,
      @Nullable ContactId contactId,
      Instant since) {}
}
