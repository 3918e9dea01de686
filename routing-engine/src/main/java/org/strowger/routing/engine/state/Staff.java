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

  private static final int VOICE = Seat.place(ChannelType.VOICE);

  private final Map<AgentClass.Key, AgentClass> byKey = new HashMap<>();
  private final List<@Nullable AgentClass> byId = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();
  private final Bits[] idle = new Bits[Seat.CHANNELS];
  private final Bits[] interrupted = new Bits[Seat.CHANNELS];
  private final Bits staffed = new Bits();
  private final Bits ringing = new Bits();
  private final Bits active = new Bits();
  private final int[] standings = new int[Standing.values().length];
  private final List<Seat> stale = new ArrayList<>();
  private PlanInForce plan = PlanInForce.NONE;
  private boolean ranksByLoad;
  private long version;
  private boolean staffingChanged;

  Staff() {
    for (int channel = 0; channel < Seat.CHANNELS; channel++) {
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
  int standing(Standing standing) {
    return standings[standing.ordinal()];
  }

  long version() {
    return version;
  }

  /** Classes in use, by id; an unused id is null. */
  List<@Nullable AgentClass> classes() {
    return byId;
  }

  void outdate(Seat seat) {
    if (seat.outdate()) {
      stale.add(seat);
    }
  }

  /** Brings the orders up to date with what changed about agents. */
  void refresh(Listener listener) {
    if (stale.isEmpty()) {
      return;
    }
    for (Seat seat : stale) {
      refresh(seat, listener);
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
  private void refresh(Seat seat, Listener listener) {
    AgentClass before = seat.group();
    Agent agent = seat.agent();
    AgentClass now = agent == null ? null : classOf(seat, agent, listener);
    Stand stand = agent == null || now == null ? Stand.GONE : stand(seat, agent, now);
    seat.refreshed();
    if (before == now && seat.standsAs(stand)) {
      if (now != null && agent != null) {
        seat.group(now, agent.definition());
      }
      return;
    }
    boolean rang = seat.rings() != stand.rings();
    if (before != now || rang || seat.standing() != stand.standing()) {
      version++;
    }
    if (before != now || rang || seat.signedIn() != stand.signedIn()) {
      staffingChanged = true;
    }
    move(seat, stand, before, now, listener);
  }

  private void move(
      Seat seat,
      Stand stand,
      @Nullable AgentClass before,
      @Nullable AgentClass now,
      Listener listener) {
    int touched = seat.room() | seat.interrupted() | stand.room() | stand.interrupted();
    if (before != null) {
      leave(seat, before);
    }
    seat.stand(stand);
    Agent agent = seat.agent();
    if (agent == null || now == null) {
      seat.leave();
    } else {
      seat.group(now, agent.definition());
      join(seat, now);
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

  private void leave(Seat seat, AgentClass of) {
    leaveOrders(seat, of);
    standings[seat.standing().ordinal()]--;
    of.count(seat, seat.standing() != Standing.INACTIVE, -1);
  }

  private void join(Seat seat, AgentClass of) {
    standings[seat.standing().ordinal()]++;
    of.count(seat, seat.standing() != Standing.INACTIVE, 1);
    joinOrders(seat, of);
  }

  /** Shows in the sets what there is of a class, for these channels. */
  private void mark(AgentClass of, int channels) {
    for (int channel = Channels.first(channels);
        channel != Channels.NONE;
        channel = Channels.after(channel, channels)) {
      SeatHeap order = of.idle(channel, false);
      idle[channel].set(of.id(), order != null && !order.isEmpty());
      interrupted[channel].set(
          of.id(), of.routable().interrupted[channel] > 0 || of.focused().interrupted[channel] > 0);
    }
    active.set(of.id(), of.active() > 0);
    staffed.set(of.id(), of.signedIn() > 0);
    ringing.set(of.id(), of.ringing() > 0);
  }

  private static Stand stand(Seat seat, Agent agent, AgentClass of) {
    Standing standing = Standing.of(agent);
    boolean present = standing == Standing.ROUTABLE || standing == Standing.FOCUS;
    boolean rings = agent.phoneReachable();
    int reached = rings ? -1 : ~(1 << VOICE);
    int shut = present ? of.shut(seat.holding()) : 0;
    int room = present ? of.room(seat.holding()) & ~shut : 0;
    return new Stand(
        standing,
        rings,
        agent.signedIn(),
        room & reached,
        shut & reached,
        of.load(seat.holding()),
        Nanos.of(agent.availableSince()));
  }

  private void leaveOrders(Seat seat, AgentClass of) {
    if (seat.standing() != Standing.ROUTABLE) {
      return;
    }
    for (int channel = Channels.first(seat.room());
        channel != Channels.NONE;
        channel = Channels.after(channel, seat.room())) {
      of.order(channel, false).remove(seat);
      if (seat.index(channel, true) >= 0) {
        of.order(channel, true).remove(seat);
      }
    }
  }

  private void joinOrders(Seat seat, AgentClass of) {
    if (seat.standing() != Standing.ROUTABLE) {
      return;
    }
    for (int channel = Channels.first(seat.room());
        channel != Channels.NONE;
        channel = Channels.after(channel, seat.room())) {
      of.order(channel, false).add(seat);
      if (ranksByLoad) {
        of.order(channel, true).add(seat);
      }
    }
  }

  private AgentClass classOf(Seat seat, Agent agent, Listener listener) {
    AgentClass before = seat.group();
    if (before != null && seat.filed() == agent.definition()) {
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
  List<Seat> follow(PlanInForce changed, Collection<Seat> seats) {
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
    var moved = new ArrayList<Seat>();
    for (Seat seat : seats) {
      AgentClass of = seat.group();
      if (of != null && (ranked != ranksByLoad || others.has(of.id()))) {
        leave(seat, of);
        moved.add(seat);
      }
    }
    for (AgentClass each : byId) {
      if (each != null) {
        each.follow(plan);
      }
    }
    for (Seat seat : moved) {
      AgentClass of = Objects.requireNonNull(seat.group());
      seat.stand(stand(seat, seat.present(), of));
      join(seat, of);
    }
    for (AgentClass each : byId) {
      if (each != null) {
        mark(each, Channels.ALL);
      }
    }
    version++;
    staffingChanged = true;
    moved.removeIf(seat -> !others.has(Objects.requireNonNull(seat.group()).id()));
    return moved;
  }
}
