package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.OfferId;

/** What one agent holds: live offers and assignments; each holds its cost. They are few. */
@SuppressWarnings("EnumOrdinal") // counts in an array that is never stored
public final class AgentLoad {

  static final AgentLoad NOTHING = new AgentLoad();

  private final List<Contact.Offered> offers = new ArrayList<>(1);
  private final List<Assignment> assignments = new ArrayList<>(1);
  private final int[] perChannel = new int[AgentEntry.CHANNELS];
  private int units;

  public int units() {
    return units;
  }

  public int held(ChannelType channel) {
    return perChannel[channel.ordinal()];
  }

  /** How many contacts of a channel, by its place among the channels. */
  int held(int channel) {
    return perChannel[channel];
  }

  /** By offer id. */
  public Collection<Contact.Offered> offers() {
    return Collections.unmodifiableCollection(offers);
  }

  /** By offer id. */
  public Collection<Assignment> assignments() {
    return Collections.unmodifiableCollection(assignments);
  }

  /**
   * What there is no room for, for people, e.g. {@code units 90 + 20 > 100}; empty when there is.
   *
   * @param cost units that one more contact of the channel holds
   * @param units that may be held in all
   * @param maximum how many contacts of the channel may be held; null: no matter how many
   */
  public String missingRoom(ChannelType channel, int cost, int units, @Nullable Integer maximum) {
    if (this.units + cost > units) {
      return "units " + this.units + " + " + cost + " > " + units;
    }
    int held = held(channel);
    return maximum == null || held < maximum ? "" : channel + " " + held + " of " + maximum;
  }

  public boolean engaged() {
    for (Assignment each : assignments) {
      if (each.engaged()) {
        return true;
      }
    }
    return false;
  }

  boolean empty() {
    return offers.isEmpty() && assignments.isEmpty();
  }

  void add(Contact.Offered contact) {
    put(offers, contact, AgentLoad::idOf);
    hold(contact.offer().channel(), contact.offer().cost(), 1);
  }

  void remove(Contact.Offered contact) {
    drop(offers, idOf(contact), AgentLoad::idOf);
    hold(contact.offer().channel(), -contact.offer().cost(), -1);
  }

  void add(Assignment assignment) {
    put(assignments, assignment, AgentLoad::idOf);
    if (!assignment.idle()) {
      hold(assignment.assigned().channel(), assignment.assigned().cost(), 1);
    }
  }

  void remove(Assignment assignment) {
    drop(assignments, idOf(assignment), AgentLoad::idOf);
    if (!assignment.idle()) {
      hold(assignment.assigned().channel(), -assignment.assigned().cost(), -1);
    }
  }

  private static OfferId idOf(Contact.Offered contact) {
    return contact.offer().offerId();
  }

  private static OfferId idOf(Assignment assignment) {
    return assignment.assigned().offerId();
  }

  private static <T> void put(List<T> sorted, T added, Function<T, OfferId> id) {
    int at = sorted.size();
    while (at > 0 && id.apply(added).compareTo(id.apply(sorted.get(at - 1))) < 0) {
      at--;
    }
    sorted.add(at, added);
  }

  private static <T> void drop(List<T> sorted, OfferId dropped, Function<T, OfferId> id) {
    for (int at = 0; at < sorted.size(); at++) {
      if (id.apply(sorted.get(at)).equals(dropped)) {
        sorted.remove(at);
        return;
      }
    }
  }

  private void hold(ChannelType channel, int cost, int contacts) {
    units += cost;
    perChannel[channel.ordinal()] += contacts;
  }
}
