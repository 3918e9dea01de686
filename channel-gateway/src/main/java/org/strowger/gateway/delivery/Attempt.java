package org.strowger.gateway.delivery;

/**
 * How one attempt to deliver ended.
 *
 * <pre>SENDING → DELIVERED | FAILED; a Later leaves it SENDING</pre>
 */
public sealed interface Attempt {

  /** The next system took it over. */
  record Delivered() implements Attempt {}

  /** Not now: it is tried again. */
  record Later(String code) implements Attempt {}

  /** Never: it is not tried again. */
  record Refused(String code) implements Attempt {}
}
