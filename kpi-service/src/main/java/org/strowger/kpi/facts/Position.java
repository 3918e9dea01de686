package org.strowger.kpi.facts;

import org.strowger.contracts.wire.Meta;

/**
 * The place of a routing event in the order of its domain.
 *
 * @param offset of the command that caused it
 * @param index among the events of that command
 */
record Position(long offset, int index) {

  /**
   * @throws IllegalArgumentException when the event does not tell its cause
   */
  static Position of(Meta meta) {
    Meta.Cause cause = meta.cause();
    if (cause == null) {
      throw new IllegalArgumentException("Expected a routing event with its cause but found none");
    }
    return new Position(cause.offset(), cause.index());
  }
}
