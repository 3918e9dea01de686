package org.strowger.gateway.phone.driver;

import java.util.Optional;
import org.strowger.contracts.id.ContactId;

/**
 * What a {@link PhoneDriver} says of its legs and asks about calls: the way in, as the driver is
 * the way out (ADR 0009). All that is said of one call has its effect in the order in which it was
 * said; every method but {@link #legOf} returns at once.
 */
public interface PhoneEvents {

  /**
   * The leg that a customer's call has.
   *
   * @param number that was dialled
   * @param source what the driver calls the call; the same source gives the same leg
   * @return empty when the number is none of ours
   */
  Optional<LegId> legOf(String number, String... source);

  /** How many calls this process carries. */
  int calls();

  /** False while no new call can be taken, whoever calls. */
  boolean takesCalls();

  /** Does something of the driver's own after all that was said of the call before. */
  void inOrder(ContactId call, Runnable work);

  /** A customer calls; her leg waits. */
  void onIncoming(IncomingCall call);

  /** The phone of a leg that the driver made rings. */
  void onRinging(LegId leg);

  /** Whoever was rung lifted. */
  void onAnswered(LegId leg);

  /** A leg that the driver made did not come about. */
  void onFailed(LegId leg, LegFailure failure);

  /** Both sides of a call hear each other. */
  void onConnected(ContactId call);

  /** A side hung up, or its leg was lost. */
  void onHungUp(LegId leg);

  /** A side puts the other on hold, or takes it back. */
  void onHoldChanged(LegId leg, boolean holds);
}
