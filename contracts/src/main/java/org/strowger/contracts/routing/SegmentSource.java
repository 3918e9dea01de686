package org.strowger.contracts.routing;

/** Why a segment began. */
public enum SegmentSource {
  ARRIVAL,
  OVERFLOW,
  MOVED,
  TRANSFER,
  RETURNED,
  CALLBACK
}
