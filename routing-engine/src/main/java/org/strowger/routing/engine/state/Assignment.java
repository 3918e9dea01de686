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
 * @param assigned how it began
 * @param wrapUp how the work after the contact began; null while engaged
 * @param closed how its contact ended; null while engaged
 * @param silentUntil when a chat goes idle if nobody writes; null: never
 * @param idleSince since when a chat takes no capacity; null: it does
 */
public record Assignment(
    ContactAssigned assigned,
    @Nullable WrapUpStarted wrapUp,
    @Nullable ContactClosed closed,
    @Nullable Instant silentUntil,
    @Nullable Instant idleSince)
    implements Entity {

  /** Of a contact that the agent has just taken. */
  public static Assignment of(ContactAssigned event, @Nullable Instant silentUntil) {
    return new Assignment(event, null, null, silentUntil, null);
  }

  /** The key of the assignment that came of an offer. */
  public static String keyOf(OfferId offerId) {
    return "assignment/" + offerId;
  }

  @Override
  public String key() {
    return keyOf(assigned.offerId());
  }

  public AgentId agentId() {
    return assigned.agentId();
  }

  /** Whether the agent is with the contact, not yet in wrap-up. */
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

  /** Whether it is a chat in which nobody wrote for so long that it takes no capacity. */
  public boolean idle() {
    return idleSince != null;
  }

  /** The same, with nobody writing since so long that it takes no capacity from now on. */
  public Assignment idleFrom(Instant at) {
    return new Assignment(assigned, wrapUp, closed, silentUntil, at);
  }

  /** The same after somebody wrote: the silence may last until a time; null: for ever. */
  public Assignment silentUntil(@Nullable Instant until) {
    return new Assignment(assigned, wrapUp, closed, until, null);
  }

  /** Whether somebody else ended its contact, and the agent has not given a disposition yet. */
  public boolean lacksDisposition() {
    return closed != null && closed.disposition() == null;
  }

  /** The same after its contact was closed. */
  public Assignment afterClosing(ContactClosed event) {
    return new Assignment(assigned, wrapUp, event, silentUntil, idleSince);
  }

  /** The same in wrap-up. */
  public Assignment wrappingUp(WrapUpStarted event) {
    return new Assignment(assigned, event, closed, silentUntil, idleSince);
  }

  /** The same with the disposition that the agent gave afterwards. */
  public Assignment withDisposition(String disposition) {
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
