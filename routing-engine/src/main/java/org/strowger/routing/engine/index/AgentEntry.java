package org.strowger.routing.engine.index;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Backoff;

/**
 * Where an agent is kept: her class, her rank and her places in its orders, what she has, and what
 * she backs off from.
 */
public final class AgentEntry extends Slot {

  private AgentLoad load = AgentLoad.NOTHING;
  private @Nullable AgentClass agentClass;

  /** The definition by which she joined her class. */
  private @Nullable AgentDefinition classifiedBy;

  private EligibilityStage stage = EligibilityStage.INACTIVE;
  private boolean phoneReachable;
  private boolean signedIn;
  private int room;
  private int answering;
  private int blocked;
  private int loadPercent;
  private long turn;
  private final int[] places = new int[Channels.COUNT];
  private int @Nullable [] loadPlaces;
  private @Nullable Map<ContactId, Backoff> backoffs;
  private @Nullable ContactHeap preferring;
  private @Nullable AgentEntry next;
  private boolean stale;
  private boolean touched;
  private @Nullable Trigger freedBy;

  AgentEntry(AgentId agentId) {
    super(agentId);
    Arrays.fill(places, IndexedHeap.NOWHERE);
  }

  @Override
  String key() {
    return Agent.keyOf(agentId());
  }

  public AgentId agentId() {
    return (AgentId) id();
  }

  /** The agent; null when she left the roster. */
  public @Nullable Agent agent() {
    return (Agent) entity();
  }

  /**
   * The agent, of an entry that is in an order of its class.
   *
   * @throws IllegalStateException when she left the roster
   */
  public Agent present() {
    Agent agent = agent();
    if (agent == null) {
      throw new IllegalStateException("Expected agent " + id() + " on the roster but she left");
    }
    return agent;
  }

  /** What she has to do. */
  public AgentLoad load() {
    return load;
  }

  /** The agents who can do the same; null when she left the roster. */
  public @Nullable AgentClass agentClass() {
    return agentClass;
  }

  /** How far she comes through the rules that no contact has a say in. */
  public EligibilityStage stage() {
    return stage;
  }

  /** Whether she has a phone that can be rung. */
  public boolean phoneReachable() {
    return phoneReachable;
  }

  /** Whether a contact can count on her sooner or later today. */
  public boolean signedIn() {
    return signedIn;
  }

  /** The channels she has room for, as bits. */
  int room() {
    return room;
  }

  /** The channels she has room for, of which she has offers to answer first, as bits. */
  int answering() {
    return answering;
  }

  /** The channels of which she can be offered contacts, as bits. */
  int offerable() {
    return room & ~answering;
  }

  /** The channels that an interrupt rule keeps from her beside what she has, as bits. */
  int blocked() {
    return blocked;
  }

  /** Whether there is no channel of which she can be given a contact, pulled or offered. */
  public boolean full(boolean pulled) {
    return (pulled ? room : offerable()) == 0;
  }

  /**
   * Whether she can be given a contact of a channel, by its place among the channels.
   *
   * @param pulled she pulls it, whatever she has to answer; else she is offered it
   */
  public boolean hasRoom(int channel, boolean pulled) {
    return ((pulled ? room : offerable()) & (1 << channel)) != 0;
  }

  /** Whether she has room for a channel but has offers to answer first. */
  boolean isAnswering(int channel) {
    return (answering & (1 << channel)) != 0;
  }

  /** Whether an interrupt rule keeps a channel from her beside what she has. */
  public boolean isBlocked(int channel) {
    return (blocked & (1 << channel)) != 0;
  }

  /** The share of her units that is taken, in percent. */
  public int loadPercent() {
    return loadPercent;
  }

  /** Whether it is her turn before another's: the longest available first, then by id. */
  public boolean comesBefore(AgentEntry other) {
    return turn != other.turn ? turn < other.turn : agentId().compareTo(other.agentId()) < 0;
  }

  /** Whether she backs off from a contact. */
  public boolean backsOffFrom(ContactEntry contact) {
    return backoffs != null && backoffs.containsKey(contact.contactId());
  }

  /** Whether she backs off from any contact. */
  public boolean backsOff() {
    return backoffs != null;
  }

  /** Her back-offs, by contact id. */
  List<Backoff> backoffs() {
    return backoffs == null ? List.of() : List.copyOf(backoffs.values());
  }

  void addBackoff(Backoff backoff) {
    if (backoffs == null) {
      backoffs = new TreeMap<>();
    }
    backoffs.put(backoff.contactId(), backoff);
  }

  void removeBackoff(Backoff backoff) {
    if (backoffs != null) {
      backoffs.remove(backoff.contactId());
      if (backoffs.isEmpty()) {
        backoffs = null;
      }
    }
  }

  /** The contacts that wait for her alone, in no order that counts. */
  public List<ContactEntry> preferring() {
    return preferring == null ? Collections.emptyList() : preferring.members();
  }

  /** The list for contacts that wait for her alone. */
  ContactHeap openPreferring() {
    if (preferring == null) {
      preferring = new ContactHeap();
    }
    return preferring;
  }

  /** Her neighbour by id; null after the last. */
  @Nullable AgentEntry next() {
    return next;
  }

  void next(@Nullable AgentEntry neighbour) {
    next = neighbour;
  }

  /** What she has to do, for changing it. */
  AgentLoad openLoad() {
    if (load == AgentLoad.NOTHING) {
      load = new AgentLoad();
    }
    return load;
  }

  /** Notes that her class and rank may be out of date; whether they were up to date before. */
  boolean markStale() {
    boolean first = !stale;
    stale = true;
    return first;
  }

  /** Her class and rank are those of the agent as she is now. */
  void markFresh() {
    stale = false;
  }

  /** Notes that boards may have to show something else of her; whether they had not before. */
  boolean touch() {
    boolean first = !touched;
    touched = true;
    return first;
  }

  /** The command that touched her is over; what is empty takes no room. */
  void untouch() {
    touched = false;
    if (preferring != null && preferring.isEmpty()) {
      preferring = null;
    }
    if (load.isEmpty()) {
      load = AgentLoad.NOTHING;
    }
  }

  /** Why she may take more than before; null when nothing freed her. */
  public @Nullable Trigger freedBy() {
    return freedBy;
  }

  void freedBy(@Nullable Trigger trigger) {
    freedBy = trigger;
  }

  /** The definition by which she joined her class; null while she is in none. */
  @Nullable AgentDefinition classifiedBy() {
    return classifiedBy;
  }

  void join(AgentClass joined, AgentDefinition as) {
    agentClass = joined;
    classifiedBy = as;
  }

  void leaveClass() {
    agentClass = null;
    classifiedBy = null;
  }

  boolean hasRank(AgentRank now) {
    return stage == now.stage()
        && phoneReachable == now.phoneReachable()
        && signedIn == now.signedIn()
        && room == now.room()
        && answering == now.answering()
        && blocked == now.blocked()
        && loadPercent == now.loadPercent()
        && turn == now.turn();
  }

  void rank(AgentRank now) {
    stage = now.stage();
    phoneReachable = now.phoneReachable();
    signedIn = now.signedIn();
    room = now.room();
    answering = now.answering();
    blocked = now.blocked();
    loadPercent = now.loadPercent();
    turn = now.turn();
  }

  int index(int channel, boolean byLoad) {
    if (!byLoad) {
      return places[channel];
    }
    return loadPlaces == null ? IndexedHeap.NOWHERE : loadPlaces[channel];
  }

  void index(int channel, boolean byLoad, int index) {
    if (!byLoad) {
      places[channel] = index;
      return;
    }
    if (loadPlaces == null) {
      loadPlaces = new int[Channels.COUNT];
      Arrays.fill(loadPlaces, IndexedHeap.NOWHERE);
    }
    loadPlaces[channel] = index;
  }
}
