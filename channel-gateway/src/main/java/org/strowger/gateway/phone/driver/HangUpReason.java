package org.strowger.gateway.phone.driver;

/** Why we end a leg; a driver says it to the phone in its own form. */
public enum HangUpReason {
  /** The other side ended the call. */
  OTHER_SIDE_LEFT,
  /** The agent did not answer in time. */
  OFFER_EXPIRED,
  /** The offer was taken back. */
  OFFER_REVOKED,
  /** Another phone of hers was lifted. */
  LIFTED_ELSEWHERE,
  /** She lifted too late. */
  OFFER_GONE,
  /** The customer will be called back. */
  CALLBACK,
  /** It is outside of the queue's hours: the customer will be called back when it opens. */
  DEFERRED,
  /** Too many wait, or for too long. */
  FULL,
  /** It is outside of the queue's hours, or a supervisor closed it. */
  CLOSED,
  /** The contact went to another agent or queue. */
  TRANSFERRED,
  /** The contact ended at the desk or by the router. */
  CONTACT_ENDED,
  /** The process that carried the call came down. */
  GATEWAY_RESTART,
  /** The call cannot be connected. */
  FAILED,
  /** The same call is here already. */
  DUPLICATE,
  /** We cannot take the call now. */
  UNAVAILABLE
}
