package org.strowger.routing.engine.state;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.OfferId;

/** What one agent holds: live offers and assignments; each holds its cost. */
@SuppressWarnings("EnumOrdinal") // counts in an array that is never stored
public final class Holding {

  static final Holding NOTHING = new Holding();

  private final Map<OfferId, Contact.Offered> offers = new TreeMap<>();
  private final Map<OfferId, Assignment> assignments = new TreeMap<>();
  private final int[] perChannel = new int[Seat.CHANNELS];
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

  public Collection<Contact.Offered> offers() {
    return Collections.unmodifiableCollection(offers.values());
  }

  public Collection<Assignment> assignments() {
    return Collections.unmodifiableCollection(assignments.values());
  }

  public boolean engaged() {
    return assignments.values().stream().anyMatch(Assignment::engaged);
  }

  boolean empty() {
    return offers.isEmpty() && assignments.isEmpty();
  }

  void add(Contact.Offered contact) {
    offers.put(contact.offer().offerId(), contact);
    hold(contact.offer().channel(), contact.offer().cost(), 1);
  }

  void remove(Contact.Offered contact) {
    offers.remove(contact.offer().offerId());
    hold(contact.offer().channel(), -contact.offer().cost(), -1);
  }

  void add(Assignment assignment) {
    assignments.put(assignment.assigned().offerId(), assignment);
    hold(assignment.assigned().channel(), assignment.assigned().cost(), 1);
  }

  void remove(Assignment assignment) {
    assignments.remove(assignment.assigned().offerId());
    hold(assignment.assigned().channel(), -assignment.assigned().cost(), -1);
  }

  private void hold(ChannelType channel, int cost, int contacts) {
    units += cost;
    perChannel[channel.ordinal()] += contacts;
  }
}
