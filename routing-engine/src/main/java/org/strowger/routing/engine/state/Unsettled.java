package org.strowger.routing.engine.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.OfferWhy.Trigger;

/**
 * What a command moved and nobody has looked at yet. Empty between commands: any pair that became
 * eligible has a member here.
 */
public final class Unsettled {

  private final Map<AgentId, Trigger> freed = new TreeMap<>();
  private final Map<ContactId, Trigger> opened = new TreeMap<>();
  private final Set<AgentId> touched = new TreeSet<>();
  private final Map<Group, Trigger> groups = new LinkedHashMap<>();
  private boolean staffing;

  /** Agents who may take more than before, and why. */
  public Map<AgentId, Trigger> freed() {
    return Collections.unmodifiableMap(freed);
  }

  /** Contacts that may be taken by more agents than before, and why. */
  public Map<ContactId, Trigger> opened() {
    return Collections.unmodifiableMap(opened);
  }

  /** Groups that more agents can serve than before, and why. */
  public Map<Group, Trigger> groups() {
    return Collections.unmodifiableMap(groups);
  }

  /** Agents of whom boards may have to show something else. */
  public Set<AgentId> touched() {
    return Collections.unmodifiableSet(touched);
  }

  /** Whether it changed who is signed in, or what they can do. */
  public boolean staffing() {
    return staffing;
  }

  void free(AgentId agentId, Trigger trigger) {
    freed.putIfAbsent(agentId, trigger);
  }

  void open(ContactId contactId, Trigger trigger) {
    opened.putIfAbsent(contactId, trigger);
  }

  void open(Group group, Trigger trigger) {
    groups.putIfAbsent(group, trigger);
  }

  /** By another plan. */
  void free(Seat seat) {
    free(seat.agentId(), Trigger.PLAN_APPLIED);
  }

  /** By another plan. */
  void open(Group group) {
    open(group, Trigger.PLAN_APPLIED);
  }

  /** The groups are taken apart: what has to be looked at is in others. */
  void closeGroups() {
    groups.clear();
  }

  void touch(AgentId agentId) {
    touched.add(agentId);
  }

  void restaff() {
    staffing = true;
  }

  void clear() {
    freed.clear();
    opened.clear();
    touched.clear();
    groups.clear();
    staffing = false;
  }
}
