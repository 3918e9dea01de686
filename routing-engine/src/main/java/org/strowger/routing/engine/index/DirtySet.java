package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.routing.OfferWhy.Trigger;

/**
 * What a command changed and nobody has looked at yet. It is empty between commands: any pair of
 * contact and agent that became eligible has a member here.
 */
public final class DirtySet {

  private static final Comparator<AgentEntry> BY_AGENT = Comparator.comparing(AgentEntry::agentId);
  private static final Comparator<ContactEntry> BY_CONTACT =
      Comparator.comparing(ContactEntry::contactId);

  private final List<AgentEntry> freed = new ArrayList<>();
  private final List<ContactEntry> opened = new ArrayList<>();
  private final List<AgentEntry> touched = new ArrayList<>();
  private final Map<MatchGroup, Trigger> groups = new LinkedHashMap<>();
  private boolean staffingChanged;

  /** Agents who may take more than before, in no order that counts; each knows what freed her. */
  public List<AgentEntry> freed() {
    return Collections.unmodifiableList(freed);
  }

  /** Contacts that more agents may take than before, by id; each knows what opened it. */
  public List<ContactEntry> opened() {
    return sorted(opened, BY_CONTACT);
  }

  /** Groups that more agents can serve than before, and why. */
  public Map<MatchGroup, Trigger> groups() {
    return Collections.unmodifiableMap(groups);
  }

  /** Agents of whom boards may have to show something else, by id. */
  public List<AgentEntry> touched() {
    return sorted(touched, BY_AGENT);
  }

  private static <T> List<T> sorted(List<T> found, Comparator<T> order) {
    if (found.size() < 2) {
      return List.copyOf(found);
    }
    var sorted = new ArrayList<T>(found);
    sorted.sort(order);
    return sorted;
  }

  /** Whether it may have changed who is signed in, or what they can do. */
  public boolean staffingChanged() {
    return staffingChanged;
  }

  /** The agent may take more than before; the first reason counts. */
  void free(AgentEntry agent, Trigger trigger) {
    if (agent.freedBy() == null) {
      agent.freedBy(trigger);
      freed.add(agent);
    }
  }

  /** More agents than before may take the contact; the first reason counts. */
  void open(ContactEntry contact, Trigger trigger) {
    if (contact.openedBy() == null) {
      contact.openedBy(trigger);
      opened.add(contact);
    }
  }

  /** More agents than before can serve the group; the first reason counts. */
  void open(MatchGroup group, Trigger trigger) {
    groups.putIfAbsent(group, trigger);
  }

  /** Forgets the groups: they are taken apart, what has to be looked at is in others. */
  void closeGroups() {
    groups.clear();
  }

  /** Boards may have to show something else of the agent. */
  void touch(AgentEntry agent) {
    if (agent.touch()) {
      touched.add(agent);
    }
  }

  /** Who is signed in may be others than before, or they can do something else. */
  void markStaffingChanged() {
    staffingChanged = true;
  }

  /** Everything has been looked at. */
  void clear() {
    freed.forEach(agent -> agent.freedBy(null));
    freed.clear();
    opened.forEach(contact -> contact.openedBy(null));
    opened.clear();
    touched.forEach(AgentEntry::untouch);
    touched.clear();
    groups.clear();
    staffingChanged = false;
  }
}
