package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.OfferId;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Contact;

/**
 * What one agent has: live offers and assignments, and the capacity they take. An idle chat takes
 * none. They are few.
 */
public final class AgentLoad {

  /** Of an agent who has nothing. */
  static final AgentLoad NOTHING = new AgentLoad();

  private final List<Contact.Offered> offers = new ArrayList<>(1);
  private final List<Assignment> assignments = new ArrayList<>(1);
  private final int[] perChannel = new int[Channels.COUNT];
  private int units;

  /** The units of her capacity that are taken. */
  public int units() {
    return units;
  }

  /** How many contacts of a channel take capacity. */
  public int contacts(ChannelType channel) {
    return perChannel[Channels.place(channel)];
  }

  /** How many offers of some channels, given as bits, stand with her. */
  int offers(int channels) {
    int standing = 0;
    for (Contact.Offered each : offers) {
      standing += (channels >> Channels.place(each.offer().channel())) & 1;
    }
    return standing;
  }

  /** How many contacts of a channel take capacity, by its place among the channels. */
  int contacts(int channel) {
    return perChannel[channel];
  }

  /** Her live offers, by offer id. */
  public Collection<Contact.Offered> offers() {
    return Collections.unmodifiableCollection(offers);
  }

  /** Her assignments, by offer id. */
  public Collection<Assignment> assignments() {
    return Collections.unmodifiableCollection(assignments);
  }

  /**
   * What there is no room for, for people, e.g. {@code units 90 + 20 > 100}; empty when there is.
   *
   * @param cost units that one more contact of the channel takes
   * @param units that may be taken in all
   * @param maximum how many contacts of the channel there may be; null: no matter how many
   */
  public String missingRoom(ChannelType channel, int cost, int units, @Nullable Integer maximum) {
    if (this.units + cost > units) {
      return "units " + this.units + " + " + cost + " > " + units;
    }
    int contacts = contacts(channel);
    return maximum == null || contacts < maximum ? "" : channel + " " + contacts + " of " + maximum;
  }

  /** Whether she is with a contact, not only in wrap-up. */
  public boolean engaged() {
    for (Assignment each : assignments) {
      if (each.engaged()) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return offers.isEmpty() && assignments.isEmpty();
  }

  void add(Contact.Offered contact) {
    insert(offers, contact, AgentLoad::idOf);
    count(contact.offer().channel(), contact.offer().cost(), 1);
  }

  void remove(Contact.Offered contact) {
    delete(offers, idOf(contact), AgentLoad::idOf);
    count(contact.offer().channel(), -contact.offer().cost(), -1);
  }

  void add(Assignment assignment) {
    insert(assignments, assignment, AgentLoad::idOf);
    if (!assignment.idle()) {
      count(assignment.assigned().channel(), assignment.assigned().cost(), 1);
    }
  }

  void remove(Assignment assignment) {
    delete(assignments, idOf(assignment), AgentLoad::idOf);
    if (!assignment.idle()) {
      count(assignment.assigned().channel(), -assignment.assigned().cost(), -1);
    }
  }

  private static OfferId idOf(Contact.Offered contact) {
    return contact.offer().offerId();
  }

  private static OfferId idOf(Assignment assignment) {
    return assignment.assigned().offerId();
  }

  private static <T> void insert(List<T> sorted, T added, Function<T, OfferId> id) {
    int at = sorted.size();
    while (at > 0 && id.apply(added).compareTo(id.apply(sorted.get(at - 1))) < 0) {
      at--;
    }
    sorted.add(at, added);
  }

  private static <T> void delete(List<T> sorted, OfferId deleted, Function<T, OfferId> id) {
    for (int at = 0; at < sorted.size(); at++) {
      if (id.apply(sorted.get(at)).equals(deleted)) {
        sorted.remove(at);
        return;
      }
    }
  }

  private void count(ChannelType channel, int cost, int contacts) {
    units += cost;
    perChannel[Channels.place(channel)] += contacts;
  }
}
