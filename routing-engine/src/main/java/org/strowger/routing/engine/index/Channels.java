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

  /** The channels that are groups by themselves. */
  private static final int ALONE = 1 << VOICE | 1 << place(ChannelType.CHAT);

  private Channels() {}

  /** The place of a channel among all, from 0. */
  static int place(ChannelType channel) {
    return ORDER.indexOf(channel);
  }

  /**
   * Whether two channels are of one group, of which an agent answers offers one after another:
   * calls, chats, or all that is written without somebody who waits at the other end.
   */
  public static boolean isOneGroup(ChannelType one, ChannelType other) {
    return (group(place(one)) & (1 << place(other))) != 0;
  }

  /** The channels of the group of one, as bits. */
  static int group(int channel) {
    int own = 1 << channel;
    return (own & ALONE) == 0 ? ALL & ~ALONE : own;
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
