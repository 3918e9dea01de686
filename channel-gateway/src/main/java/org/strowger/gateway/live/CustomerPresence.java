package org.strowger.gateway.live;

/** Whether a customer is there, as the desk shows it. */
public enum CustomerPresence {
  HERE,
  /** Without a connection; the contact waits for her. */
  AWAY,
  /** Ended it or stayed away too long. */
  LEFT
}
