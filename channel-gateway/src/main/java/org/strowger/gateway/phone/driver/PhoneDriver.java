package org.strowger.gateway.phone.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What carries calls: a SIP stack of our own, later a PBX or a provider. It knows legs and nothing
 * of contacts' rules, offers or agents; what happens to a leg it says by {@link PhoneEvents}. All
 * methods return at once and fail by an event of the leg.
 *
 * <p>Which leg offers whose voice is said by {@link #prepare} and {@link #connect}; what voices
 * pass through is the {@link MediaServer}'s matter.
 */
public interface PhoneDriver {

  /** Whether calls are carried by this process. */
  boolean serves();

  /** Where phones register and customers' calls arrive, as people enter it. */
  String address();

  /** Tells a caller that she waits, and how. */
  void letWait(LegId caller, QueueNotice notice);

  /** Lets a caller hear that a phone rings. */
  void letRing(LegId caller);

  /**
   * Makes a leg without ringing yet, so that it can be stored first. All its phones will ring; the
   * first that is lifted has it.
   *
   * @param addresses of the phones in the driver's form; at least one
   * @param voiceOf the leg it shall talk with; null when that is not there yet
   */
  void prepare(LegId leg, List<String> addresses, @Nullable LegId voiceOf);

  /** Rings the phones of a prepared leg. */
  void ring(LegId leg);

  /** Lets a customer on the line wait in silence: her agent has gone and another will come. */
  void park(LegId customer);

  /**
   * Gives the customer the voice of the agent who lifted: by answering her, or, once she is on the
   * line, by telling her so.
   */
  void connect(LegId customer, LegId agent);

  /** Ends a leg, whatever its state. */
  void hangUp(LegId leg, HangUpReason reason);

  /** A leg as it has to be stored to be ended after a crash; null when there is none. */
  @Nullable String stored(LegId leg);

  /** Ends a leg that a dead process left, by what it stored. */
  void clear(LegId leg, String stored, HangUpReason reason);

  /**
   * Asks a registered phone whether it is there; {@link PhoneRegistry#onChecked} gets the answer.
   */
  void check(Registration phone);

  /** How many legs live. */
  int legs();
}
