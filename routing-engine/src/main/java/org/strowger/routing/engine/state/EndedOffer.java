package org.strowger.routing.engine.state;

import java.time.Instant;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;

/** An offer that did not become an assignment; kept to answer a late accept with the reason. */
public record EndedOffer(OfferId offerId, AgentId agentId, How how, Instant at) {

  /** The ways an offer ends without an assignment. */
  public enum How {
    DECLINED,
    EXPIRED,
    REVOKED
  }
}
