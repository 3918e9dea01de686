package org.strowger.routing.engine.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Deadline;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.Nanos;

/**
 * What is derived from the entities of one domain, for reading. It is up to date between two
 * decisions.
 */
public final class DomainIndex {

  private final AgentClasses classes = new AgentClasses();
  private final WaitingContacts waiting = new WaitingContacts(classes);
  private final EntityStore entities = new EntityStore(waiting.restrictions());
  private final PreferredWaits preferred = new PreferredWaits(entities, entities.roster(), waiting);
  private final Backoffs backoffs = new Backoffs();
  private final Deadlines deadlines = new Deadlines();
  private final DirtySet dirty = new DirtySet();
  private final QueueSizes sizes = new QueueSizes();
  private final WaitForecaster forecaster = new WaitForecaster(entities, classes, waiting, sizes);

  DomainIndex() {}

  /** The entities themselves. */
  public DomainState state() {
    return entities;
  }

  /** The exchange's time. */
  public Instant now() {
    return entities.now();
  }

  /** The agents by id, by desk and by phone. */
  public AgentRoster roster() {
    return entities.roster();
  }

  /** The agents by class. */
  public AgentClasses classes() {
    return classes;
  }

  /** The waiting contacts by group. */
  public WaitingContacts waiting() {
    return waiting;
  }

  /** The agents who back off from contacts. */
  public Backoffs backoffs() {
    return backoffs;
  }

  /** What the command changed and nobody has looked at yet. */
  public DirtySet dirty() {
    return dirty;
  }

  /** How long contacts will wait. */
  public WaitForecaster forecaster() {
    return forecaster;
  }

  /**
   * Where a contact is kept.
   *
   * @throws IllegalStateException when nothing is known of it
   */
  public ContactEntry entry(ContactId id) {
    return entities.required(id);
  }

  /** How many contacts are in line in a queue, those included that are offered. */
  public int inLine(QueueId queueId) {
    return sizes.inLine(queueId);
  }

  /** The consults of which the command changed a contact, by id. */
  public List<Consult> touchedConsults() {
    return entities.consults().touched();
  }

  /** The next point in time at which the router acts by itself; null when there is none. */
  public @Nullable Deadline nextDeadline() {
    return deadlines.next();
  }

  /** The next point in time at which the router acts by itself, if that has come; else null. */
  public @Nullable Deadline nextDeadline(Instant now) {
    return deadlines.next(Nanos.of(now));
  }

  /**
   * The entity that the next deadline is about.
   *
   * @throws IllegalStateException when there is no deadline
   */
  public Entity due() {
    Slot slot = deadlines.first();
    return Entity.found(slot == null ? null : slot.entity(), "that is due");
  }

  /**
   * The sum of all entities' hashes: equal states have equal hashes. Of them only those are read
   * that changed since it was asked for last.
   */
  public long hash() {
    return entities.hash();
  }

  EntityStore entities() {
    return entities;
  }

  PreferredWaits preferred() {
    return preferred;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  QueueSizes sizes() {
    return sizes;
  }
}
