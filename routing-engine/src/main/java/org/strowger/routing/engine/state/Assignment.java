package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;

/**
 * An agent's ownership of a contact until its wrap-up is done; it may outlive the contact.
 *
 * @param wrapUp null while engaged
 * @param closed how its contact ended; null while engaged
 */
public record Assignment(
    ContactAssigned assigned, @Nullable WrapUpStarted wrapUp, @Nullable ContactClosed closed)
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
    return endsAt == null ? null : new Deadline(endsAt, Deadline.Kind.WRAP_UP_END);
  }

  /** Its contact ended by somebody else than the agent, who has not said yet what it was about. */
  public boolean lacksDisposition() {
    return closed != null && closed.disposition() == null;
  }

  Assignment closed(ContactClosed event) {
    return new Assignment(assigned, wrapUp, event);
  }

  Assignment wrappingUp(WrapUpStarted event) {
    return new Assignment(assigned, event, closed);
  }

  Assignment disposed(String disposition) {
    return closed == null
        ? this
        : new Assignment(
            assigned,
            wrapUp,
            new ContactClosed(
                closed.contactId(),
                closed.arrivedAt(),
                closed.conversationId(),
                closed.customerId(),
                closed.agentId(),
                closed.assignedAt(),
                closed.closedAt(),
                disposition,
                closed.by()));
  }
}
