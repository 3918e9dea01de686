package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.routing.OfferWhy.Trigger;

/**
 * What a command moved and nobody has looked at yet. Empty between commands: any pair that became
 * eligible has a member here.
 */
public final class Unsettled {

  private static final Comparator<Seat> BY_AGENT = Comparator.comparing(Seat::agentId);
  private static final Comparator<Spot> BY_CONTACT = Comparator.comparing(Spot::contactId);

  private final List<Seat> freed = new ArrayList<>();
  private final List<Spot> opened = new ArrayList<>();
  private final List<Seat> touched = new ArrayList<>();
  private final Map<Group, Trigger> groups = new LinkedHashMap<>();
  private boolean staffing;

  /** Agents who may take more than before, in no order that counts; each knows what freed her. */
  public List<Seat> freed() {
    return Collections.unmodifiableList(freed);
  }

  /** Contacts that may be taken by more agents than before, by id; each knows what opened it. */
  public List<Spot> opened() {
    opened.sort(BY_CONTACT);
    return Collections.unmodifiableList(opened);
  }

  /** Groups that more agents can serve than before, and why. */
  public Map<Group, Trigger> groups() {
    return Collections.unmodifiableMap(groups);
  }

  /** Agents of whom boards may have to show something else, by id. */
  public List<Seat> touched() {
    touched.sort(BY_AGENT);
    return Collections.unmodifiableList(touched);
  }

  /** Whether it changed who is signed in, or what they can do. */
  public boolean staffing() {
    return staffing;
  }

  void free(Seat seat, Trigger trigger) {
    if (seat.freedBy() == null) {
      seat.freedBy(trigger);
      freed.add(seat);
    }
  }

  void open(Spot spot, Trigger trigger) {
    if (spot.openedBy() == null) {
      spot.openedBy(trigger);
      opened.add(spot);
    }
  }

  void open(Group group, Trigger trigger) {
    groups.putIfAbsent(group, trigger);
  }

  /** By another plan. */
  void free(Seat seat) {
    free(seat, Trigger.PLAN_APPLIED);
  }

  /** By another plan. */
  void open(Group group) {
    open(group, Trigger.PLAN_APPLIED);
  }

  /** The groups are taken apart: what has to be looked at is in others. */
  void closeGroups() {
    groups.clear();
  }

  void touch(Seat seat) {
    if (seat.touch()) {
      touched.add(seat);
    }
  }

  void restaff() {
    staffing = true;
  }

  void clear() {
    freed.forEach(seat -> seat.freedBy(null));
    freed.clear();
    opened.forEach(spot -> spot.openedBy(null));
    opened.clear();
    touched.forEach(Seat::untouch);
    touched.clear();
    groups.clear();
    staffing = false;
  }
}
