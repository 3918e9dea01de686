package org.strowger.routing.engine.state;

/** Sets of channels: a bit for each, by its place among all. */
final class Channels {

  static final int NONE = -1;
  static final int ALL = (1 << AgentEntry.CHANNELS) - 1;

  private Channels() {}

  /** The first channel of a set; {@link #NONE} when it is empty. */
  static int first(int set) {
    return set == 0 ? NONE : Integer.numberOfTrailingZeros(set);
  }

  /** The channel of a set that follows one; {@link #NONE} after the last. */
  static int after(int channel, int set) {
    return first(set & (-2 << channel));
  }
}
