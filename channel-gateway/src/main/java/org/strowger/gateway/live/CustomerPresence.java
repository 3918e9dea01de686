package org.strowger.gateway.live;

/** Whether a chat's customer is there, as the desk shows it. */
public enum CustomerPresence {
  HERE,
  /** Without a connection; the chat waits for her. */
  AWAY,
  /** Ended the chat or stayed away too long. */
  LEFT
}
