package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;

/**
 * An agent's ownership of a contact until its wrap-up is done; it may outlive the contact.
 *
 * @param wrapUp null while engaged
 */
public record Assignment(ContactAssigned assigned, @Nullable WrapUpStarted wrapUp)
    implements Entity {

  static String keyOf(OfferId offerId) {
    return "assignment/" + offerId;
  }

  @Override
  public String key() {
    return keyOf(assigned.offerId());
  }

  public AgentId agentId() {
    return assigned.agentId();
  }

  public boolean engaged() {
    return wrapUp == null;
  }

  @Override
  public @Nullable Deadline deadline() {
    Instant endsAt = wrapUp == null ? null : wrapUp.endsAt();
    return endsAt == null ? null : new Deadline(endsAt, Deadline.Kind.WRAP_UP_END, key());
  }

  Assignment wrappingUp(WrapUpStarted event) {
    return new Assignment(assigned, event);
  }
}
