package org.strowger.gateway.phone.driver;

import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.ContactId;

/**
 * One side's connection of a call.
 *
 * @param attempt 0 for the call a customer made, else the attempt of the offer it was made for
 */
public record LegId(ContactId contact, Side side, int attempt) {

  /** The form on the wire: {@code <contact>.c<n>} or {@code <contact>.a<n>}. */
  @Override
  public String toString() {
    return contact + (side == Side.CUSTOMER ? ".c" : ".a") + attempt;
  }
}
