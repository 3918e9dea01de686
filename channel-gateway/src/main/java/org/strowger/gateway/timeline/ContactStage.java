package org.strowger.gateway.timeline;

/** How far a contact has come. */
public enum ContactStage {
  /** No agent has it. */
  WAITING,
  ENGAGED,
  /** An agent ended it. */
  CLOSED,
  ABANDONED,
  EXPIRED,
  DISMISSED,
  /** It was not let in. */
  REFUSED
}
