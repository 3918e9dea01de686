package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.routing.engine.plan.PlanInForce;

/**
 * Everything the router knows of one domain: the entities, and indexes derived from them. Readable
 * by deciders; changed by the appliers of this package only.
 */
public final class DomainState {

  private final NavigableMap<String, Entity> entities = new TreeMap<>();
  private final Journal journal = new Journal();
  private final Roster roster = new Roster();
  private final Map<AgentId, Holding> holdings = new TreeMap<>();
  private final WaitingLines lines = new WaitingLines();
  private final Backoffs backoffs = new Backoffs();
  private final QueueSizes sizes = new QueueSizes();
  private final Map<ConversationId, ContactId> openContacts = new TreeMap<>();
  private final TreeSet<Deadline> deadlines = new TreeSet<>();
  private final Unsettled unsettled = new Unsettled();
  private PlanInForce plan = PlanInForce.NONE;

  /** A state of these entities, in whatever order they come. */
  public static DomainState of(Iterable<Entity> stored) {
    var state = new DomainState();
    stored.forEach(entity -> state.entities.put(entity.key(), entity));
    state.entities.putIfAbsent(Head.KEY, Head.FIRST);
    state.plan = state.planOf(state.head().planVersion());
    state.lines.regroup(state.plan, List.of());
    state.entities.values().forEach(state::index);
    state.unsettled.clear();
    state.journal.startFrom(state.entities.values());
    return state;
  }

  public Head head() {
    return (Head) found(Head.KEY);
  }

  public PlanInForce plan() {
    return plan;
  }

  public Roster roster() {
    return roster;
  }

  public WaitingLines lines() {
    return lines;
  }

  /** How many contacts are in line in a queue, those included that are offered. */
  public int inLine(QueueId queueId) {
    return sizes.of(queueId);
  }

  public Backoffs backoffs() {
    return backoffs;
  }

  public Unsettled unsettled() {
    return unsettled;
  }

  public Holding holding(AgentId agentId) {
    return holdings.getOrDefault(agentId, Holding.NOTHING);
  }

  /** A contact that has not ended. */
  public @Nullable Contact contact(ContactId id) {
    return (Contact) entities.get(Contact.keyOf(id));
  }

  /** The contact of the conversation that has not ended; calls are not looked at. */
  public @Nullable Contact openContact(ConversationId id) {
    ContactId contactId = openContacts.get(id);
    return contactId == null ? null : contact(contactId);
  }

  public @Nullable Assignment assignment(OfferId id) {
    return (Assignment) entities.get(Assignment.keyOf(id));
  }

  public @Nullable Remembered remembered(ContactId id) {
    return (Remembered) entities.get(Remembered.keyOf(id));
  }

  public @Nullable DeskInstance instance(InstanceId id) {
    return (DeskInstance) entities.get(DeskInstance.keyOf(id));
  }

  /** The parts of a plan that are stored, in their order. */
  public List<PlanPart> parts(long version) {
    var parts = new TreeMap<Integer, PlanPart>();
    for (PlanPart part : parts()) {
      if (part.version() == version) {
        parts.put(part.part(), part);
      }
    }
    return List.copyOf(parts.values());
  }

  List<PlanPart> parts() {
    return below("plan/").stream().map(PlanPart.class::cast).toList();
  }

  /** All contacts that have not ended, by id. */
  public List<Contact> contacts() {
    return below("contact/").stream().map(Contact.class::cast).toList();
  }

  /** The next point in time at which the router acts by itself. */
  public @Nullable Deadline nextDeadline() {
    return deadlines.isEmpty() ? null : deadlines.first();
  }

  /** The entity a deadline is about. */
  public Entity due(Deadline deadline) {
    return found(deadline.id());
  }

  /** The keys of what changed since the last call, each with its present entity or null. */
  public Map<String, @Nullable Entity> drainChanges() {
    return journal.drain(entities);
  }

  /** The sum of all entities' hashes: equal states have equal hashes. */
  public long hash() {
    return journal.hash(entities);
  }

  Entity found(String key) {
    Entity entity = entities.get(key);
    if (entity == null) {
      throw new IllegalStateException("Expected an entity " + key + " but there is none");
    }
    return entity;
  }

  void put(Entity entity) {
    replace(entity.key(), entity);
  }

  void remove(String key) {
    replace(key, null);
  }

  void enforce(long version) {
    plan = planOf(version);
    var waiting = new ArrayList<Contact.Waiting>();
    for (Contact contact : contacts()) {
      if (contact instanceof Contact.Waiting each) {
        waiting.add(each);
      }
    }
    lines.regroup(plan, waiting);
  }

  private PlanInForce planOf(long version) {
    RoutingPlan sum = RoutingPlan.EMPTY;
    for (PlanPart part : parts(version)) {
      sum = sum.plus(part.content());
    }
    return new PlanInForce(version, sum);
  }

  private Collection<Entity> below(String prefix) {
    return entities.subMap(prefix, prefix + Character.MAX_VALUE).values();
  }

  private void replace(String key, @Nullable Entity after) {
    Entity before = after == null ? entities.remove(key) : entities.put(key, after);
    if (before != null) {
      unindex(before);
    }
    if (after != null) {
      index(after);
    }
    journal.changed(key, before);
  }

  private void index(Entity entity) {
    Deadline deadline = entity.deadline();
    if (deadline != null) {
      deadlines.add(deadline);
    }
    switch (entity) {
      case Agent agent -> {
        roster.add(agent);
        unsettled.touch(agent.id());
      }
      case Contact contact -> index(contact);
      case Assignment assignment -> holdingOf(assignment.agentId()).add(assignment);
      case Backoff backoff -> backoffs.add(backoff);
      case Head _, PlanPart _, DeskInstance _, Remembered _ -> {}
    }
  }

  private void unindex(Entity entity) {
    Deadline deadline = entity.deadline();
    if (deadline != null) {
      deadlines.remove(deadline);
    }
    switch (entity) {
      case Agent agent -> roster.remove(agent);
      case Contact contact -> unindex(contact);
      case Assignment assignment -> {
        holdingOf(assignment.agentId()).remove(assignment);
        release(assignment.agentId());
      }
      case Backoff backoff -> backoffs.remove(backoff);
      case Head _, PlanPart _, DeskInstance _, Remembered _ -> {}
    }
  }

  private void index(Contact contact) {
    sizes.count(contact, 1);
    if (contact.demand().joinable()) {
      openContacts.put(contact.demand().conversationId(), contact.id());
    }
    switch (contact) {
      case Contact.Waiting waiting -> lines.replaced(waiting, true);
      case Contact.Offered offered -> holdingOf(offered.offer().agentId()).add(offered);
      case Contact.Assigned _, Contact.Deferred _ -> {}
    }
  }

  private void unindex(Contact contact) {
    sizes.count(contact, -1);
    openContacts.remove(contact.demand().conversationId(), contact.id());
    switch (contact) {
      case Contact.Waiting waiting -> lines.replaced(waiting, false);
      case Contact.Offered offered -> {
        holdingOf(offered.offer().agentId()).remove(offered);
        release(offered.offer().agentId());
      }
      case Contact.Assigned _, Contact.Deferred _ -> {}
    }
  }

  private Holding holdingOf(AgentId agentId) {
    unsettled.touch(agentId);
    return holdings.computeIfAbsent(agentId, id -> new Holding());
  }

  private void release(AgentId agentId) {
    if (holding(agentId).empty()) {
      holdings.remove(agentId);
    }
  }
}
