package org.strowger.routing.engine.state;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.routing.OfferWhy.Trigger;

/** Where an agent is kept: her class, her places in its orders, what she holds and avoids. */
public final class AgentEntry extends Slot {

  private static final List<ChannelType> ORDER = List.of(ChannelType.values());

  /** How many channels there are. */
  public static final int CHANNELS = ORDER.size();

  private AgentLoad holding = AgentLoad.NOTHING;
  private @Nullable AgentClass group;
  private @Nullable AgentDefinition filed;
  private EligibilityStage stage = EligibilityStage.INACTIVE;
  private boolean rings;
  private boolean signedIn;

  /**
   * Channels she has room for, and those that a contact she holds does not let through, as bits.
   */
  private int room;

  private int interrupted;
  private int load;
  private long turn;
  private final int[] places = new int[CHANNELS];
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

  /** The place of a channel among all. */
  static int place(ChannelType channel) {
    return ORDER.indexOf(channel);
  }

  public AgentId agentId() {
    return (AgentId) id();
  }

  /** The agent, while she is on the roster. */
  public @Nullable Agent agent() {
    return (Agent) entity();
  }

  /** The agent of a seat that is in an order, hence on the roster. */
  public Agent present() {
    Agent agent = agent();
    if (agent == null) {
      throw new IllegalStateException("Expected agent " + id() + " on the roster but she left");
    }
    return agent;
  }

  public AgentLoad holding() {
    return holding;
  }

  public @Nullable AgentClass group() {
    return group;
  }

  public EligibilityStage stage() {
    return stage;
  }

  /** Has a phone that can be rung. */
  public boolean rings() {
    return rings;
  }

  public boolean signedIn() {
    return signedIn;
  }

  /** The channels she has room for. */
  int room() {
    return room;
  }

  /** The channels that a contact she holds does not let through. */
  int interrupted() {
    return interrupted;
  }

  public boolean full() {
    return room == 0;
  }

  public boolean hasRoom(int channel) {
    return (room & (1 << channel)) != 0;
  }

  public boolean interrupted(int channel) {
    return (interrupted & (1 << channel)) != 0;
  }

  /** Percent of her units held. */
  public int load() {
    return load;
  }

  /** The longest available first, then by id. */
  public boolean turnBefore(AgentEntry other) {
    return turn != other.turn ? turn < other.turn : agentId().compareTo(other.agentId()) < 0;
  }

  public boolean avoids(ContactEntry contactEntry) {
    return backoffs != null && backoffs.containsKey(contactEntry.contactId());
  }

  public boolean avoidsNobody() {
    return backoffs == null;
  }

  /** Contacts that wait for her alone; null when none does. */
  public @Nullable ContactHeap preferring() {
    return preferring;
  }

  /** Her neighbour by id; null after the last. */
  public @Nullable AgentEntry next() {
    return next;
  }

  Collection<Backoff> backoffs() {
    return backoffs == null ? Collections.emptyList() : backoffs.values();
  }

  void avoid(Backoff backoff) {
    if (backoffs == null) {
      backoffs = new TreeMap<>();
    }
    backoffs.put(backoff.contactId(), backoff);
  }

  void meet(Backoff backoff) {
    if (backoffs != null) {
      backoffs.remove(backoff.contactId());
      if (backoffs.isEmpty()) {
        backoffs = null;
      }
    }
  }

  ContactHeap startPreferring() {
    if (preferring == null) {
      preferring = new ContactHeap();
    }
    return preferring;
  }

  void endPreferring() {
    if (preferring != null && preferring.isEmpty()) {
      preferring = null;
    }
  }

  AgentLoad holdingToChange() {
    if (holding == AgentLoad.NOTHING) {
      holding = new AgentLoad();
    }
    return holding;
  }

  /** Whether she was up to date before. */
  boolean outdate() {
    boolean first = !stale;
    stale = true;
    return first;
  }

  /** Whether she was not touched before. */
  boolean touch() {
    boolean first = !touched;
    touched = true;
    return first;
  }

  /** The command that touched her is over. */
  void untouch() {
    touched = false;
    if (holding.empty()) {
      holding = AgentLoad.NOTHING;
    }
  }

  /** Why she may take more than before; null when nothing freed her. */
  public @Nullable Trigger freedBy() {
    return freedBy;
  }

  void freedBy(@Nullable Trigger trigger) {
    freedBy = trigger;
  }

  void next(@Nullable AgentEntry neighbour) {
    next = neighbour;
  }

  /** The definition by which she joined her class. */
  @Nullable AgentDefinition filed() {
    return filed;
  }

  void group(AgentClass joined, AgentDefinition as) {
    group = joined;
    filed = as;
  }

  void leave() {
    group = null;
    filed = null;
  }

  boolean hasRank(AgentRank now) {
    return stage == now.stage()
        && rings == now.rings()
        && signedIn == now.signedIn()
        && room == now.room()
        && interrupted == now.interrupted()
        && load == now.load()
        && turn == now.turn();
  }

  void rank(AgentRank now) {
    stage = now.stage();
    rings = now.rings();
    signedIn = now.signedIn();
    room = now.room();
    interrupted = now.interrupted();
    load = now.load();
    turn = now.turn();
  }

  /** Her class and her stand are those of the agent as she is now. */
  void refreshed() {
    stale = false;
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
      loadPlaces = new int[CHANNELS];
      Arrays.fill(loadPlaces, IndexedHeap.NOWHERE);
    }
    loadPlaces[channel] = index;
  }
}
