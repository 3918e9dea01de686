package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Nanos;

/** The agents by class, and sets of classes by what their members can be given. */
@SuppressWarnings({
  "EnumOrdinal",
  "ReferenceEquality"
}) // counts in arrays; the same object is equal
public final class AgentClasses {

  private final Map<AgentClass.Key, ClassMembers> byKey = new HashMap<>();
  private final List<@Nullable ClassMembers> byId = new ArrayList<>();
  private final List<Integer> freeIds = new ArrayList<>();
  private final Bits[] idle = new Bits[Channels.COUNT];
  private final Bits[] answering = new Bits[Channels.COUNT];
  private final Bits[] blocked = new Bits[Channels.COUNT];
  private final Bits signedIn = new Bits();
  private final Bits signedInWithPhone = new Bits();
  private final Bits active = new Bits();
  private final int[] stages = new int[EligibilityStage.values().length];
  private final List<AgentEntry> stale = new ArrayList<>();
  private PlanInForce plan = PlanInForce.NONE;
  private boolean ranksByLoad;
  private long version;
  private boolean staffingChanged;

  AgentClasses() {
    for (int channel = 0; channel < Channels.COUNT; channel++) {
      idle[channel] = new Bits();
      answering[channel] = new Bits();
      blocked[channel] = new Bits();
    }
  }

  /** Who is told about classes that come and go. */
  interface Listener {
    void classOpened(AgentClass opened);

    void classClosed(AgentClass closed);
  }

  /**
   * The agents of a class.
   *
   * @throws IllegalStateException when no class has this id
   */
  public ClassMembers members(int classId) {
    ClassMembers found = byId.get(classId);
    if (found == null) {
      throw new IllegalStateException("Expected a class " + classId + " but it is empty");
    }
    return found;
  }

  /** The classes with somebody who can be offered contacts of a channel. */
  public Bits idle(int channel) {
    return idle[channel];
  }

  /** The classes with somebody who has room for a channel but has offers to answer first. */
  Bits answering(int channel) {
    return answering[channel];
  }

  /** The classes with somebody from whom an interrupt rule keeps a channel. */
  Bits blocked(int channel) {
    return blocked[channel];
  }

  /** The classes with somebody signed in who can be given contacts of a channel. */
  Bits staffed(int channel) {
    return channel == Channels.VOICE ? signedInWithPhone : signedIn;
  }

  /** The classes with somebody on the roster who is active. */
  Bits active() {
    return active;
  }

  /** How many agents of the domain are at a stage. */
  int inStage(EligibilityStage stage) {
    return stages[stage.ordinal()];
  }

  /** Changes whenever a count by stages or classes may be another. */
  long version() {
    return version;
  }

  void forEach(Consumer<ClassMembers> action) {
    for (ClassMembers each : byId) {
      if (each != null) {
        action.accept(each);
      }
    }
  }

  /** Notes that an agent may be of another class or rank than before. */
  void markStale(AgentEntry entry) {
    if (entry.markStale()) {
      stale.add(entry);
    }
  }

  /**
   * Brings classes and orders up to date with what changed about agents.
   *
   * @return whether it changed who is signed in, or what they can do
   */
  boolean refresh(Listener listener) {
    if (!stale.isEmpty()) {
      for (AgentEntry entry : stale) {
        refresh(entry, listener);
      }
      stale.clear();
    }
    boolean changed = staffingChanged;
    staffingChanged = false;
    return changed;
  }

  /** Most changes of an agent leave her where she is: then nothing moves. */
  private void refresh(AgentEntry entry, Listener listener) {
    AgentClass before = entry.agentClass();
    Agent agent = entry.agent();
    ClassMembers now = agent == null ? null : classOf(entry, agent, listener);
    AgentClass joined = now == null ? null : now.agentClass();
    AgentRank rank =
        agent == null || joined == null ? AgentRank.GONE : rankOf(entry, agent, joined);
    entry.markFresh();
    if (before == joined && entry.hasRank(rank)) {
      if (joined != null && agent != null) {
        entry.join(joined, agent.definition());
      }
      return;
    }
    boolean phoneChanged = entry.phoneReachable() != rank.phoneReachable();
    if (before != joined || phoneChanged || entry.stage() != rank.stage()) {
      version++;
    }
    if (before != joined || phoneChanged || entry.signedIn() != rank.signedIn()) {
      staffingChanged = true;
    }
    move(entry, rank, before == null ? null : members(before.id()), now, listener);
  }

  private void move(
      AgentEntry entry,
      AgentRank rank,
      @Nullable ClassMembers before,
      @Nullable ClassMembers now,
      Listener listener) {
    int channels = entry.room() | entry.blocked() | rank.room() | rank.blocked();
    if (before != null) {
      leave(entry, before);
    }
    entry.rank(rank);
    Agent agent = entry.agent();
    if (agent == null || now == null) {
      entry.leaveClass();
    } else {
      entry.join(now.agentClass(), agent.definition());
      join(entry, now);
    }
    if (before != null && before != now) {
      updateSets(before, channels);
      if (before.isEmpty()) {
        close(before.agentClass(), listener);
      }
    }
    if (now != null) {
      updateSets(now, channels);
    }
  }

  private void leave(AgentEntry entry, ClassMembers members) {
    stages[entry.stage().ordinal()]--;
    members.remove(entry);
  }

  private void join(AgentEntry entry, ClassMembers members) {
    stages[entry.stage().ordinal()]++;
    members.add(entry, ranksByLoad);
  }

  /** Puts a class into the sets it belongs to now, as far as these channels are concerned. */
  private void updateSets(ClassMembers members, int channels) {
    int id = members.agentClass().id();
    for (int channel = Channels.first(channels);
        channel != Channels.NONE;
        channel = Channels.after(channel, channels)) {
      idle[channel].set(id, members.hasIdle(channel));
      answering[channel].set(id, members.hasAnswering(channel));
      blocked[channel].set(id, members.hasBlocked(channel));
    }
    active.set(id, members.active() > 0);
    signedIn.set(id, members.signedIn() > 0);
    signedInWithPhone.set(id, members.staffed(Channels.VOICE) > 0);
  }

  private static AgentRank rankOf(AgentEntry entry, Agent agent, AgentClass agentClass) {
    EligibilityStage stage = EligibilityStage.of(agent);
    boolean phoneReachable = agent.phoneReachable();
    int reached = phoneReachable ? -1 : ~(1 << Channels.VOICE);
    int blocked = stage.mayTake(true) ? agentClass.blocked(entry.load()) : 0;
    int room = stage.mayTake(true) ? agentClass.room(entry.load()) & ~blocked : 0;
    int answering = stage.mayTake(false) ? agentClass.answering(entry.load()) : 0;
    return new AgentRank(
        stage,
        phoneReachable,
        agent.signedIn(),
        room & reached,
        room & reached & answering,
        blocked & reached,
        agentClass.loadPercent(entry.load()),
        Nanos.of(agent.availability().since()));
  }

  private ClassMembers classOf(AgentEntry entry, Agent agent, Listener listener) {
    AgentClass before = entry.agentClass();
    if (before != null && entry.classifiedBy() == agent.definition()) {
      return members(before.id());
    }
    AgentClass.Key key = AgentClass.Key.of(agent.definition());
    ClassMembers known = byKey.get(key);
    return known == null ? open(key, agent.definition(), listener) : known;
  }

  private ClassMembers open(AgentClass.Key key, AgentDefinition example, Listener listener) {
    int id = freeIds.isEmpty() ? byId.size() : freeIds.removeLast();
    var opened = new ClassMembers(new AgentClass(id, example, plan));
    if (id == byId.size()) {
      byId.add(opened);
    } else {
      byId.set(id, opened);
    }
    byKey.put(key, opened);
    listener.classOpened(opened.agentClass());
    return opened;
  }

  private void close(AgentClass closed, Listener listener) {
    byKey.remove(AgentClass.Key.of(closed.example()));
    byId.set(closed.id(), null);
    freeIds.add(closed.id());
    listener.classClosed(closed);
  }

  /**
   * Takes capacities, interrupt rules and offers at once from another plan.
   *
   * @param entries the agents, by id
   * @return the agents who may take something else than before
   */
  List<AgentEntry> applyPlan(PlanInForce changed, Collection<AgentEntry> entries) {
    boolean rankedByLoad = ranksByLoad;
    plan = changed;
    ranksByLoad =
        plan.plan().queues().stream()
            .anyMatch(queue -> queue.ranking() == QueuePlan.Ranking.LEAST_LOADED);
    var others = new Bits();
    forEach(each -> others.set(each.agentClass().id(), each.agentClass().differsUnder(plan)));
    var moved = new ArrayList<AgentEntry>();
    for (AgentEntry entry : entries) {
      AgentClass of = entry.agentClass();
      if (of != null && (rankedByLoad != ranksByLoad || others.has(of.id()))) {
        leave(entry, members(of.id()));
        moved.add(entry);
      }
    }
    forEach(each -> each.agentClass().applyPlan(plan));
    for (AgentEntry entry : moved) {
      AgentClass of = Objects.requireNonNull(entry.agentClass());
      entry.rank(rankOf(entry, entry.present(), of));
      join(entry, members(of.id()));
    }
    forEach(each -> updateSets(each, Channels.ALL));
    version++;
    staffingChanged = true;
    moved.removeIf(entry -> !others.has(Objects.requireNonNull(entry.agentClass()).id()));
    return moved;
  }
}
