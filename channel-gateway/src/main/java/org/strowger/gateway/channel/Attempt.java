package org.strowger.gateway.channel;

/**
 * How one attempt to deliver ended.
 *
 * <pre>SENDING → DELIVERED | FAILED; AwaitingReceipt and Later leave it SENDING</pre>
 */
public sealed interface Attempt {

  /** The next system took it over. */
  record Delivered() implements Attempt {}

  /** The customer's own side fetches it, and says so when it has: nothing is left to send. */
  record AwaitingReceipt() implements Attempt {}

  /**
   * Not now: it is tried again.
   *
   * @param code why, without personal data
   */
  record Later(String code) implements Attempt {}

  /**
   * Never: it is not tried again.
   *
   * @param code why, without personal data
   */
  record Refused(String code) implements Attempt {}
}
