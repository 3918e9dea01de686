package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.routing.engine.plan.PlanInForce;

/** The agents by class: who has room for what, in which order, and how many there are of each. */
@SuppressWarnings({
  "EnumOrdinal",
  "ReferenceEquality"
}) // counts in arrays; the same object is equal
public final class Staff {

  private static final int VOICE = AgentEntry.place(ChannelType.VOICE);

  private final Map<AgentClass.Key, AgentClass> byKey = new HashMap<>();
  private final List<@Nullable AgentClass> byId = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();
  private final Bits[] idle = new Bits[AgentEntry.CHANNELS];
  private final Bits[] interrupted = new Bits[AgentEntry.CHANNELS];
  private final Bits staffed = new Bits();
  private final Bits ringing = new Bits();
  private final Bits active = new Bits();
  private final int[] stages = new int[EligibilityStage.values().length];
  private final List<AgentEntry> stale = new ArrayList<>();
  private PlanInForce plan = PlanInForce.NONE;
  private boolean ranksByLoad;
  private long version;
  private boolean staffingChanged;

  Staff() {
    for (int channel = 0; channel < AgentEntry.CHANNELS; channel++) {
      idle[channel] = new Bits();
      interrupted[channel] = new Bits();
    }
  }

  /** Who is told about classes that come and go. */
  interface Listener {
    void joined(AgentClass each);

    void left(AgentClass each);
  }

  public AgentClass group(int id) {
    AgentClass found = byId.get(id);
    if (found == null) {
      throw new IllegalStateException("Expected a class " + id + " but it is empty");
    }
    return found;
  }

  /** The classes with somebody who has room for the channel. */
  public Bits idle(int channel) {
    return idle[channel];
  }

  /** The classes with somebody whom an interrupt rule keeps from the channel. */
  Bits interrupted(int channel) {
    return interrupted[channel];
  }

  /** The classes with somebody signed in who can be given contacts of the channel. */
  public Bits staffed(int channel) {
    return channel == VOICE ? ringing : staffed;
  }

  /** The classes with somebody on the roster who is active. */
  public Bits active() {
    return active;
  }

  /** How many agents of the domain stand so. */
  int inStage(EligibilityStage stage) {
    return stages[stage.ordinal()];
  }

  long version() {
    return version;
  }

  /** Classes in use, by id; an unused id is null. */
  List<@Nullable AgentClass> classes() {
    return byId;
  }

  void outdate(AgentEntry agentEntry) {
    if (agentEntry.outdate()) {
      stale.add(agentEntry);
    }
  }

  /** Brings the orders up to date with what changed about agents. */
  void refresh(Listener listener) {
    if (stale.isEmpty()) {
      return;
    }
    for (AgentEntry agentEntry : stale) {
      refresh(agentEntry, listener);
    }
    stale.clear();
  }

  /** Whether it changed who is signed in since this was asked last. */
  boolean staffingChanged() {
    boolean changed = staffingChanged;
    staffingChanged = false;
    return changed;
  }

  /** Most changes of an agent leave her where she is: then nothing moves. */
  private void refresh(AgentEntry agentEntry, Listener listener) {
    AgentClass before = agentEntry.group();
    Agent agent = agentEntry.agent();
    AgentClass now = agent == null ? null : classOf(agentEntry, agent, listener);
    AgentRank rank = agent == null || now == null ? AgentRank.GONE : rank(agentEntry, agent, now);
    agentEntry.refreshed();
    if (before == now && agentEntry.hasRank(rank)) {
      if (now != null && agent != null) {
        agentEntry.group(now, agent.definition());
      }
      return;
    }
    boolean rang = agentEntry.rings() != rank.rings();
    if (before != now || rang || agentEntry.stage() != rank.stage()) {
      version++;
    }
    if (before != now || rang || agentEntry.signedIn() != rank.signedIn()) {
      staffingChanged = true;
    }
    move(agentEntry, rank, before, now, listener);
  }

  private void move(
      AgentEntry agentEntry,
      AgentRank rank,
      @Nullable AgentClass before,
      @Nullable AgentClass now,
      Listener listener) {
    int touched = agentEntry.room() | agentEntry.interrupted() | rank.room() | rank.interrupted();
    if (before != null) {
      leave(agentEntry, before);
    }
    agentEntry.rank(rank);
    Agent agent = agentEntry.agent();
    if (agent == null || now == null) {
      agentEntry.leave();
    } else {
      agentEntry.group(now, agent.definition());
      join(agentEntry, now);
    }
    if (before != null && before != now) {
      mark(before, touched);
      if (before.members() == 0) {
        dismiss(before, listener);
      }
    }
    if (now != null) {
      mark(now, touched);
    }
  }

  private void leave(AgentEntry agentEntry, AgentClass of) {
    leaveOrders(agentEntry, of);
    stages[agentEntry.stage().ordinal()]--;
    of.count(agentEntry, agentEntry.stage() != EligibilityStage.INACTIVE, -1);
  }

  private void join(AgentEntry agentEntry, AgentClass of) {
    stages[agentEntry.stage().ordinal()]++;
    of.count(agentEntry, agentEntry.stage() != EligibilityStage.INACTIVE, 1);
    joinOrders(agentEntry, of);
  }

  /** Shows in the sets what there is of a class, for these channels. */
  private void mark(AgentClass of, int channels) {
    for (int channel = Channels.first(channels);
        channel != Channels.NONE;
        channel = Channels.after(channel, channels)) {
      AgentHeap order = of.idle(channel, false);
      idle[channel].set(of.id(), order != null && !order.isEmpty());
      interrupted[channel].set(
          of.id(), of.routable().interrupted[channel] > 0 || of.focused().interrupted[channel] > 0);
    }
    active.set(of.id(), of.active() > 0);
    staffed.set(of.id(), of.signedIn() > 0);
    ringing.set(of.id(), of.ringing() > 0);
  }

  private static AgentRank rank(AgentEntry agentEntry, Agent agent, AgentClass of) {
    EligibilityStage stage = EligibilityStage.of(agent);
    boolean present = stage == EligibilityStage.ROUTABLE || stage == EligibilityStage.FOCUS;
    boolean rings = agent.phoneReachable();
    int reached = rings ? -1 : ~(1 << VOICE);
    int shut = present ? of.shut(agentEntry.holding()) : 0;
    int room = present ? of.room(agentEntry.holding()) & ~shut : 0;
    return new AgentRank(
        stage,
        rings,
        agent.signedIn(),
        room & reached,
        shut & reached,
        of.load(agentEntry.holding()),
        Nanos.of(agent.availableSince()));
  }

  private void leaveOrders(AgentEntry agentEntry, AgentClass of) {
    if (agentEntry.stage() != EligibilityStage.ROUTABLE) {
      return;
    }
    for (int channel = Channels.first(agentEntry.room());
        channel != Channels.NONE;
        channel = Channels.after(channel, agentEntry.room())) {
      of.order(channel, false).remove(agentEntry);
      if (agentEntry.index(channel, true) >= 0) {
        of.order(channel, true).remove(agentEntry);
      }
    }
  }

  private void joinOrders(AgentEntry agentEntry, AgentClass of) {
    if (agentEntry.stage() != EligibilityStage.ROUTABLE) {
      return;
    }
    for (int channel = Channels.first(agentEntry.room());
        channel != Channels.NONE;
        channel = Channels.after(channel, agentEntry.room())) {
      of.order(channel, false).add(agentEntry);
      if (ranksByLoad) {
        of.order(channel, true).add(agentEntry);
      }
    }
  }

  private AgentClass classOf(AgentEntry agentEntry, Agent agent, Listener listener) {
    AgentClass before = agentEntry.group();
    if (before != null && agentEntry.filed() == agent.definition()) {
      return before;
    }
    AgentClass.Key key = AgentClass.Key.of(agent.definition());
    AgentClass known = byKey.get(key);
    return known == null ? open(key, agent.definition(), listener) : known;
  }

  private AgentClass open(AgentClass.Key key, AgentDefinition like, Listener listener) {
    int id = free.isEmpty() ? byId.size() : free.removeLast();
    var opened = new AgentClass(id, like, plan);
    if (id == byId.size()) {
      byId.add(opened);
    } else {
      byId.set(id, opened);
    }
    byKey.put(key, opened);
    listener.joined(opened);
    return opened;
  }

  private void dismiss(AgentClass gone, Listener listener) {
    byKey.remove(AgentClass.Key.of(gone.like()));
    byId.set(gone.id(), null);
    free.add(gone.id());
    listener.left(gone);
  }

  /**
   * Takes capacities and interrupt rules from another plan.
   *
   * @return the agents who may hold something else than before
   */
  List<AgentEntry> follow(PlanInForce changed, Collection<AgentEntry> agentEntries) {
    boolean ranked = ranksByLoad;
    plan = changed;
    ranksByLoad =
        plan.plan().queues().stream()
            .anyMatch(queue -> queue.ranking() == QueuePlan.Ranking.LEAST_LOADED);
    var others = new Bits();
    for (AgentClass each : byId) {
      if (each != null) {
        others.set(each.id(), each.differs(plan));
      }
    }
    var moved = new ArrayList<AgentEntry>();
    for (AgentEntry agentEntry : agentEntries) {
      AgentClass of = agentEntry.group();
      if (of != null && (ranked != ranksByLoad || others.has(of.id()))) {
        leave(agentEntry, of);
        moved.add(agentEntry);
      }
    }
    for (AgentClass each : byId) {
      if (each != null) {
        each.follow(plan);
      }
    }
    for (AgentEntry agentEntry : moved) {
      AgentClass of = Objects.requireNonNull(agentEntry.group());
      agentEntry.rank(rank(agentEntry, agentEntry.present(), of));
      join(agentEntry, of);
    }
    for (AgentClass each : byId) {
      if (each != null) {
        mark(each, Channels.ALL);
      }
    }
    version++;
    staffingChanged = true;
    moved.removeIf(agentEntry -> !others.has(Objects.requireNonNull(agentEntry.group()).id()));
    return moved;
  }
}
