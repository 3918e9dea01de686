package org.strowger.gateway.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer is there, and since when she is not.
 *
 * @param awaySince only while AWAY
 */
public record CustomerState(CustomerPresence presence, @Nullable Instant awaySince)
    implements LiveState {

  /** Of a customer who is not away. */
  public static CustomerState of(CustomerPresence presence) {
    return new CustomerState(presence, null);
  }
}
