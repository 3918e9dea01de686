package org.strowger.contracts.routing;

/** Why a segment began. */
public enum SegmentSource {
  ARRIVAL,
  OVERFLOW,
  MOVED,
  TRANSFER,
  RETURNED,
  CALLBACK,
  /** No customer waits: an agent asks a second one. Only of offers and assignments. */
  CONSULT
}
