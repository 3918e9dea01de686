package org.strowger.routing.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * One stored piece of a domain's state, immutable. All indexes derive from the entities, so that a
 * restart needs nothing else.
 */
public sealed interface Entity
    permits DomainHead,
        PlanPart,
        RestrictedQueue,
        Agent,
        Contact,
        Consult,
        Assignment,
        Backoff,
        DeskInstance,
        EndedContact,
        QueuePace {

  /** Unique within the domain, the same for every version of the entity. */
  String key();

  /**
   * An entity that must be there.
   *
   * @param id what it was looked for by
   * @throws IllegalStateException when it is not
   */
  static <T extends Entity> T found(@Nullable T entity, Object id) {
    if (entity == null) {
      throw new IllegalStateException("Expected an entity " + id + " but there is none");
    }
    return entity;
  }

  /** When the router has to act on this entity by itself; null when never. */
  default @Nullable Deadline deadline() {
    return null;
  }
}
