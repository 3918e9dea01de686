package org.strowger.gateway.phone.driver;

/** Why a leg that a driver made did not come about. */
public enum LegFailure {
  /** The phone is in use, or whoever has it refused. */
  BUSY,
  /** The phone is known and not there at the moment. */
  UNAVAILABLE,
  /** It rang and nobody lifted, or nothing was heard of it. */
  NO_ANSWER,
  /** It cannot be reached at all. */
  FAILED
}
