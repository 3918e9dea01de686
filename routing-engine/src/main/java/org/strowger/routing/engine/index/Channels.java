package org.strowger.routing.engine.index;

import java.util.List;
import org.strowger.contracts.ChannelType;

/** Channels by their places among all, and sets of them: a bit for each. */
public final class Channels {

  private static final List<ChannelType> ORDER = List.of(ChannelType.values());

  /** How many channels there are. */
  public static final int COUNT = ORDER.size();

  /** The place of calls. */
  static final int VOICE = place(ChannelType.VOICE);

  static final int NONE = -1;
  static final int ALL = (1 << COUNT) - 1;

  private Channels() {}

  /** The place of a channel among all, from 0. */
  static int place(ChannelType channel) {
    return ORDER.indexOf(channel);
  }

  /** The channel at a place. */
  static ChannelType at(int place) {
    return ORDER.get(place);
  }

  /** The first channel of a set; {@link #NONE} when it is empty. */
  static int first(int set) {
    return set == 0 ? NONE : Integer.numberOfTrailingZeros(set);
  }

  /** The channel of a set that follows one; {@link #NONE} after the last. */
  static int after(int channel, int set) {
    return first(set & (-2 << channel));
  }
}
