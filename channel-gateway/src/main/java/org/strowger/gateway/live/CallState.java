package org.strowger.gateway.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.fact.ChannelFact.Side;

/**
 * A call as the desk shows it.
 *
 * @param since when this state began
 * @param heldBy who holds; only while HELD
 * @param endedBy what ended it; only when ENDED
 */
public record CallState(
    State state, Instant since, @Nullable Side heldBy, @Nullable EndedBy endedBy)
    implements LiveState {

  /** Where the call stands; waiting calls have no state here. */
  public enum State {
    DIALLING,
    /** The customer, who has talked with somebody, waits on the line while a phone rings. */
    CONNECTING,
    TALKING,
    HELD,
    ENDED
  }
}
