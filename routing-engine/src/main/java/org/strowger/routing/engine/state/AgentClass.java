package org.strowger.routing.engine.state;

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

/** Agents who can do the same: of one profile, with the same levels, languages and lists. */
public final class AgentClass {

  private static final ChannelType[] CHANNELS = ChannelType.values();

  private final int id;
  private final AgentDefinition like;
  private final Bits serves = new Bits();
  private final List<Level> levels = new ArrayList<>();
  private final AgentHeap[] byTurn = new AgentHeap[AgentEntry.CHANNELS];
  private final AgentHeap[] byLoad = new AgentHeap[AgentEntry.CHANNELS];
  private final Tally routable = new Tally();
  private final Tally focused = new Tally();
  private int members;
  private int active;
  private int signedIn;
  private int ringing;

  private @Nullable Capacity capacity;
  private int units;
  private final int[] costs = new int[AgentEntry.CHANNELS];
  private final int[] maximums = new int[AgentEntry.CHANNELS];
  private final int[] shutBeside = new int[AgentEntry.CHANNELS];

  AgentClass(int id, AgentDefinition like, PlanInForce plan) {
    this.id = id;
    this.like = like;
    follow(plan);
  }

  /**
   * The groups that the profile gives the same priority.
   *
   * @param priority 1 is served first
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

  /** Agents whose standing lets them be given contacts, counted by what keeps them from it. */
  static final class Tally {
    int agents;
    int silent;
    final int[] interrupted = new int[AgentEntry.CHANNELS];
    final int[] room = new int[AgentEntry.CHANNELS];

    void count(AgentEntry agentEntry, int by) {
      agents += by;
      silent += agentEntry.rings() ? 0 : by;
      count(room, agentEntry.room(), by);
      count(interrupted, agentEntry.interrupted(), by);
    }

    private static void count(int[] counts, int channels, int by) {
      for (int each = Channels.first(channels);
          each != Channels.NONE;
          each = Channels.after(each, channels)) {
        counts[each] += by;
      }
    }
  }

  public int id() {
    return id;
  }

  /** An agent of the class: what she can do, all of them can. */
  public AgentDefinition like() {
    return like;
  }

  /** The groups of contacts that agents of this class can serve. */
  public Bits serves() {
    return serves;
  }

  /** The same groups by the priority of their queues, the first served first. */
  public List<Level> levels() {
    return Collections.unmodifiableList(levels);
  }

  void serve(MatchGroup group, boolean serves) {
    this.serves.set(group.id(), serves);
    int priority = group.ladder().priority(this);
    int at = 0;
    while (at < levels.size() && levels.get(at).priority() < priority) {
      at++;
    }
    boolean known = at < levels.size() && levels.get(at).priority() == priority;
    if (!known && serves) {
      levels.add(at, new Level(priority, new Bits()));
    }
    if (known || serves) {
      levels.get(at).groups().set(group.id(), serves);
    }
  }

  /** There are other groups now, or queues have other priorities. */
  void serveNothing() {
    serves.clear();
    levels.clear();
  }

  /** Those with room for the channel, in the order of a ranking. */
  public @Nullable AgentHeap idle(int channel, boolean byLoad) {
    return (byLoad ? this.byLoad : byTurn)[channel];
  }

  /** Units one contact of the channel holds. */
  public int cost(int channel) {
    return costs[channel];
  }

  public int signedIn() {
    return signedIn;
  }

  /** Signed in with a phone that can be rung. */
  public int ringing() {
    return ringing;
  }

  int active() {
    return active;
  }

  int members() {
    return members;
  }

  Tally routable() {
    return routable;
  }

  Tally focused() {
    return focused;
  }

  /** Whether a plan gives the class another capacity or other interrupt rules. */
  boolean differs(PlanInForce plan) {
    ProfilePlan profile = plan.profile(like.profileId());
    return !Objects.equals(capacity, profile == null ? null : profile.capacity());
  }

  /** Takes capacity and interrupt rules from a plan. */
  void follow(PlanInForce plan) {
    ProfilePlan profile = plan.profile(like.profileId());
    capacity = profile == null ? null : profile.capacity();
    units = profile == null ? 0 : profile.capacity().units();
    for (ChannelType channel : CHANNELS) {
      int i = AgentEntry.place(channel);
      Integer cost = profile == null ? null : profile.capacity().costs().get(channel);
      Integer maximum = profile == null ? null : profile.capacity().maximums().get(channel);
      costs[i] = cost == null ? -1 : cost;
      maximums[i] = maximum == null ? Integer.MAX_VALUE : maximum;
      shutBeside[i] = profile == null ? 0 : shut(profile, channel);
    }
  }

  private static int shut(ProfilePlan profile, ChannelType held) {
    var interrupts = profile.capacity().interrupts();
    List<ChannelType> allowed = interrupts == null ? null : interrupts.get(held);
    int shut = 0;
    if (allowed != null) {
      for (ChannelType channel : CHANNELS) {
        shut |= allowed.contains(channel) ? 0 : 1 << AgentEntry.place(channel);
      }
    }
    return shut;
  }

  /** The channels that what she holds keeps from her, as bits. */
  int shut(AgentLoad holding) {
    int shut = 0;
    for (int channel = 0; channel < AgentEntry.CHANNELS; channel++) {
      if (shutBeside[channel] != 0 && holding.held(channel) > 0) {
        shut |= shutBeside[channel];
      }
    }
    return shut;
  }

  /** The channels whose cost and number she has room for, as bits. */
  int room(AgentLoad holding) {
    int room = 0;
    for (int channel = 0; channel < AgentEntry.CHANNELS; channel++) {
      if (costs[channel] >= 0
          && holding.units() + costs[channel] <= units
          && holding.held(channel) < maximums[channel]) {
        room |= 1 << channel;
      }
    }
    return room;
  }

  /** What one of the class has no room for, for people; empty when she has. */
  public String missingRoom(AgentLoad holding, int channel) {
    int maximum = maximums[channel];
    return holding.missingRoom(
        CHANNELS[channel], costs[channel], units, maximum == Integer.MAX_VALUE ? null : maximum);
  }

  int load(AgentLoad holding) {
    return units == 0 ? 0 : holding.units() * 100 / units;
  }

  void count(AgentEntry agentEntry, boolean isActive, int by) {
    members += by;
    active += isActive ? by : 0;
    signedIn += agentEntry.signedIn() ? by : 0;
    ringing += agentEntry.signedIn() && agentEntry.rings() ? by : 0;
    Tally tally = tallyOf(agentEntry);
    if (tally != null) {
      tally.count(agentEntry, by);
    }
  }

  private @Nullable Tally tallyOf(AgentEntry agentEntry) {
    return switch (agentEntry.stage()) {
      case ROUTABLE -> routable;
      case FOCUS -> focused;
      case INACTIVE, DISCONNECTED, AWAY, FOCUS_SUSPENDED, SUSPENDED -> null;
    };
  }

  AgentHeap order(int channel, boolean load) {
    AgentHeap[] orders = load ? byLoad : byTurn;
    AgentHeap order = orders[channel];
    if (order == null) {
      order = new AgentHeap(channel, load);
      orders[channel] = order;
    }
    return order;
  }
}
