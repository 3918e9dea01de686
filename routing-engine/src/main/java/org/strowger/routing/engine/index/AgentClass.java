package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.ProfilePlan.Capacity;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.state.Contact;

/**
 * What agents have in common who can do the same: profile, levels, languages and lists, and what
 * follows from them under the plan in force.
 */
public final class AgentClass {

  private final int id;
  private final AgentDefinition example;
  private final Bits serves = new Bits();
  private final List<Level> levels = new ArrayList<>();
  private final int[] costs = new int[Channels.COUNT];
  private final int[] maximums = new int[Channels.COUNT];
  private final int[] blockedBeside = new int[Channels.COUNT];
  private @Nullable Capacity capacity;
  private int units;
  private int offersOfGroup;
  private int mostContacts;

  AgentClass(int id, AgentDefinition example, PlanInForce plan) {
    this.id = id;
    this.example = example;
    applyPlan(plan);
  }

  /**
   * The groups whose queues have the same priority in the profile.
   *
   * @param priority 1 is served first
   * @param groups the ids of those groups
   */
  public record Level(int priority, Bits groups) {}

  /** What makes agents of one class. */
  record Key(
      ProfileId profileId,
      Map<String, Integer> skills,
      Map<String, Integer> languages,
      List<String> lists) {

    static Key of(AgentDefinition agent) {
      List<String> lists = agent.lists();
      return new Key(
          agent.profileId(), agent.skills(), agent.languages(), lists == null ? List.of() : lists);
    }
  }

  /** The class's number among all, which another class may have after it is gone. */
  public int id() {
    return id;
  }

  /** An agent of the class: what she can do, all of them can. */
  public AgentDefinition example() {
    return example;
  }

  /** The ids of the groups of contacts that agents of the class can serve. */
  public Bits serves() {
    return serves;
  }

  /** The same groups by the priority of their queues, the first served first. */
  public List<Level> levels() {
    return Collections.unmodifiableList(levels);
  }

  /** Units that one contact of a channel takes; below 0 when the profile is without it. */
  public int cost(int channel) {
    return costs[channel];
  }

  /** What an agent of the class has no room for, for people; empty when she has. */
  public String missingRoom(AgentLoad load, int channel) {
    int maximum = maximums[channel];
    return load.missingRoom(
        Channels.at(channel), costs[channel], units, maximum == Integer.MAX_VALUE ? null : maximum);
  }

  /** Notes whether the class can serve a group whose queue has a priority in the profile. */
  void serve(int groupId, int priority, boolean served) {
    serves.set(groupId, served);
    int at = 0;
    while (at < levels.size() && levels.get(at).priority() < priority) {
      at++;
    }
    boolean known = at < levels.size() && levels.get(at).priority() == priority;
    if (!known && served) {
      levels.add(at, new Level(priority, new Bits()));
    }
    if (known || served) {
      levels.get(at).groups().set(groupId, served);
    }
  }

  /** Forgets all groups: there are others now, or queues have other priorities. */
  void serveNothing() {
    serves.clear();
    levels.clear();
  }

  /** Whether a plan gives the class another capacity, other interrupt rules or offers at once. */
  boolean differsUnder(PlanInForce plan) {
    ProfilePlan profile = plan.profile(example.profileId());
    return !Objects.equals(capacity, profile == null ? null : profile.capacity())
        || offersOfGroup != offersOfGroup(profile);
  }

  private static int offersOfGroup(@Nullable ProfilePlan profile) {
    return profile == null ? 1 : profile.offersOfGroup();
  }

  /** The most contacts an agent of the class can hold at once: those of the cheapest channels. */
  public int mostContacts() {
    return mostContacts;
  }

  private int countMostContacts() {
    int left = units;
    int most = 0;
    int taken = 0;
    while (taken != Channels.ALL) {
      int cheapest = Channels.NONE;
      for (int channel = 0; channel < Channels.COUNT; channel++) {
        boolean cheaper = cheapest == Channels.NONE || costs[channel] < costs[cheapest];
        cheapest = (taken & (1 << channel)) == 0 && cheaper ? channel : cheapest;
      }
      taken |= 1 << cheapest;
      if (costs[cheapest] > 0) {
        int contacts = Math.min(maximums[cheapest], left / costs[cheapest]);
        most += contacts;
        left -= contacts * costs[cheapest];
      }
    }
    return most;
  }

  /** Takes capacity, interrupt rules and offers at once from a plan. */
  void applyPlan(PlanInForce plan) {
    ProfilePlan profile = plan.profile(example.profileId());
    capacity = profile == null ? null : profile.capacity();
    units = capacity == null ? 0 : capacity.units();
    offersOfGroup = offersOfGroup(profile);
    for (int channel = 0; channel < Channels.COUNT; channel++) {
      ChannelType type = Channels.at(channel);
      Integer cost = capacity == null ? null : capacity.costs().get(type);
      Integer maximum = capacity == null ? null : capacity.maximums().get(type);
      costs[channel] = cost == null ? -1 : cost;
      maximums[channel] = maximum == null ? Integer.MAX_VALUE : maximum;
      blockedBeside[channel] = capacity == null ? 0 : blockedBeside(capacity, type);
    }
    mostContacts = countMostContacts();
  }

  /** The channels that are not offered beside a contact of this one, as bits. */
  private static int blockedBeside(Capacity capacity, ChannelType present) {
    var interrupts = capacity.interrupts();
    List<ChannelType> allowed = interrupts == null ? null : interrupts.get(present);
    int blocked = 0;
    if (allowed != null) {
      for (int channel = 0; channel < Channels.COUNT; channel++) {
        blocked |= allowed.contains(Channels.at(channel)) ? 0 : 1 << channel;
      }
    }
    return blocked;
  }

  /** The channels that an interrupt rule keeps from an agent beside what she has, as bits. */
  int blocked(AgentLoad load) {
    int blocked = 0;
    for (int channel = 0; channel < Channels.COUNT; channel++) {
      if (blockedBeside[channel] != 0 && load.contacts(channel) > 0) {
        blocked |= blockedBeside[channel];
      }
    }
    return blocked;
  }

  /** The channels of the groups of which an agent has offers to answer first, as bits. */
  int answering(AgentLoad load) {
    int answering = 0;
    for (Contact.Offered each : load.offers()) {
      int group = Channels.group(Channels.place(each.offer().channel()));
      if (load.offers(group) >= offersOfGroup) {
        answering |= group;
      }
    }
    return answering;
  }

  /** The channels whose cost and number an agent has room for, as bits. */
  int room(AgentLoad load) {
    int room = 0;
    for (int channel = 0; channel < Channels.COUNT; channel++) {
      if (costs[channel] >= 0
          && load.units() + costs[channel] <= units
          && load.contacts(channel) < maximums[channel]) {
        room |= 1 << channel;
      }
    }
    return room;
  }

  /** The share of an agent's units that is taken, in percent. */
  int loadPercent(AgentLoad load) {
    return units == 0 ? 0 : load.units() * 100 / units;
  }
}
