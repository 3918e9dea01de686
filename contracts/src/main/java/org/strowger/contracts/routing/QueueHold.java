package org.strowger.contracts.routing;

/** How a supervisor holds a queue. */
public enum QueueHold {
  /** Nothing is offered out of it and nothing pulled; who arrives waits. */
  PAUSED,
  /**
   * Who arrives is treated as outside of its hours, and refused where it has none; who waits is
   * served.
   */
  CLOSED
}
