package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a segment began. */
public enum SegmentSource {
  ARRIVAL,
  OVERFLOW,
  MOVED,
  TRANSFER,
  RETURNED,
  CALLBACK,
  /** No customer waits: an agent asks a second one. Only of offers and assignments. */
  CONSULT,
  @JsonEnumDefaultValue
  UNKNOWN
}
