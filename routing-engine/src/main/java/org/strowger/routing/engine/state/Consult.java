package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;

/**
 * The link between a contact and the consult contact about it.
 *
 * @param consultId the consult contact
 * @param contactId the customer's contact that it is about
 * @param agentId the agent who asked
 * @param offerId the assignment of the agent who asked; with its end the consult ends
 * @param startedAt when she asked
 * @param toAgent who was asked; null: whose turn it was
 */
public record Consult(
    ContactId consultId,
    ContactId contactId,
    AgentId agentId,
    OfferId offerId,
    Instant startedAt,
    @Nullable AgentId toAgent)
    implements Entity {

  /** The key of a consult. */
  public static String keyOf(ContactId consultId) {
    return "consult/" + consultId;
  }

  @Override
  public String key() {
    return keyOf(consultId);
  }
}
