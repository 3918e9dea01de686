package org.strowger.contracts.routing;

/** Who began a contact. */
public enum Direction {
  INBOUND,
  OUTBOUND
}
