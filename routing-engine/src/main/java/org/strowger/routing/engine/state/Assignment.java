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
 * @param silentUntil when a chat goes idle if nobody writes; null: never
 * @param idleSince since when a chat costs nothing; null: it costs
 */
public record Assignment(
    ContactAssigned assigned,
    @Nullable WrapUpStarted wrapUp,
    @Nullable ContactClosed closed,
    @Nullable Instant silentUntil,
    @Nullable Instant idleSince)
    implements Entity {

  /** Of a contact that the agent has just taken. */
  static Assignment of(ContactAssigned event, @Nullable Instant silentUntil) {
    return new Assignment(event, null, null, silentUntil, null);
  }

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
    if (wrapUp == null) {
      return silentUntil == null || idleSince != null
          ? null
          : new Deadline(silentUntil, Deadline.Kind.CHAT_IDLE);
    }
    Instant endsAt = wrapUp.endsAt();
    return endsAt == null ? null : new Deadline(endsAt, Deadline.Kind.WRAP_UP_END);
  }

  /** A chat in which nobody wrote for so long that it holds nothing. */
  public boolean idle() {
    return idleSince != null;
  }

  Assignment idle(Instant at) {
    return new Assignment(assigned, wrapUp, closed, silentUntil, at);
  }

  /** Somebody wrote. */
  Assignment heard(@Nullable Instant until) {
    return new Assignment(assigned, wrapUp, closed, until, null);
  }

  /** Its contact ended by somebody else than the agent, who has not said yet what it was about. */
  public boolean lacksDisposition() {
    return closed != null && closed.disposition() == null;
  }

  Assignment closed(ContactClosed event) {
    return new Assignment(assigned, wrapUp, event, silentUntil, idleSince);
  }

  Assignment wrappingUp(WrapUpStarted event) {
    return new Assignment(assigned, event, closed, silentUntil, idleSince);
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
                closed.by()),
            silentUntil,
            idleSince);
  }
}
