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
public final class DirtySet {

  private static final Comparator<AgentEntry> BY_AGENT = Comparator.comparing(AgentEntry::agentId);
  private static final Comparator<ContactEntry> BY_CONTACT =
      Comparator.comparing(ContactEntry::contactId);

  private final List<AgentEntry> freed = new ArrayList<>();
  private final List<ContactEntry> opened = new ArrayList<>();
  private final List<AgentEntry> touched = new ArrayList<>();
  private final Map<MatchGroup, Trigger> groups = new LinkedHashMap<>();
  private boolean staffing;

  /** Agents who may take more than before, in no order that counts; each knows what freed her. */
  public List<AgentEntry> freed() {
    return Collections.unmodifiableList(freed);
  }

  /** Contacts that may be taken by more agents than before, by id; each knows what opened it. */
  public List<ContactEntry> opened() {
    opened.sort(BY_CONTACT);
    return Collections.unmodifiableList(opened);
  }

  /** Groups that more agents can serve than before, and why. */
  public Map<MatchGroup, Trigger> groups() {
    return Collections.unmodifiableMap(groups);
  }

  /** Agents of whom boards may have to show something else, by id. */
  public List<AgentEntry> touched() {
    touched.sort(BY_AGENT);
    return Collections.unmodifiableList(touched);
  }

  /** Whether it changed who is signed in, or what they can do. */
  public boolean staffing() {
    return staffing;
  }

  void free(AgentEntry agentEntry, Trigger trigger) {
    if (agentEntry.freedBy() == null) {
      agentEntry.freedBy(trigger);
      freed.add(agentEntry);
    }
  }

  void open(ContactEntry contactEntry, Trigger trigger) {
    if (contactEntry.openedBy() == null) {
      contactEntry.openedBy(trigger);
      opened.add(contactEntry);
    }
  }

  void open(MatchGroup group, Trigger trigger) {
    groups.putIfAbsent(group, trigger);
  }

  /** By another plan. */
  void free(AgentEntry agentEntry) {
    free(agentEntry, Trigger.PLAN_APPLIED);
  }

  /** By another plan. */
  void open(MatchGroup group) {
    open(group, Trigger.PLAN_APPLIED);
  }

  /** The groups are taken apart: what has to be looked at is in others. */
  void closeGroups() {
    groups.clear();
  }

  void touch(AgentEntry agentEntry) {
    if (agentEntry.touch()) {
      touched.add(agentEntry);
    }
  }

  void restaff() {
    staffing = true;
  }

  void clear() {
    freed.forEach(agentEntry -> agentEntry.freedBy(null));
    freed.clear();
    opened.forEach(contactEntry -> contactEntry.openedBy(null));
    opened.clear();
    touched.forEach(AgentEntry::untouch);
    touched.clear();
    groups.clear();
    staffing = false;
  }
}
