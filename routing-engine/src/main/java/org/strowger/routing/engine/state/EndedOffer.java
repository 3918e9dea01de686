package org.strowger.routing.engine.state;

import java.time.Instant;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;

/**
 * An offer that did not become an assignment; the router keeps it to answer a late accept with the
 * reason.
 *
 * @param offerId the offer
 * @param agentId the agent it was made to
 * @param how how it ended
 * @param at when it ended
 */
public record EndedOffer(OfferId offerId, AgentId agentId, How how, Instant at) {

  /** The ways an offer ends without an assignment. */
  public enum How {
    DECLINED,
    EXPIRED,
    REVOKED
  }
}
