package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.routing.engine.plan.PlanInForce;

/**
 * What is true of one domain: its entities, found by what names them. All that it returns is
 * immutable; it changes between two decisions only.
 */
public interface DomainState {

  /** The exchange's time, the plan's version, the counter of contacts. */
  DomainHead head();

  /** The exchange's time: that of the latest command, or of the deadline that fires. */
  default Instant now() {
    return head().time();
  }

  /** The plan in force; {@link PlanInForce#NONE} before the first. */
  PlanInForce plan();

  /** The parts of a plan that are stored, in their order. */
  List<PlanPart> planParts(long version);

  /** An agent of the roster; null when the roster does not name her. */
  @Nullable Agent agent(AgentId id);

  /** All agents of the roster, by id. */
  Collection<Agent> agents();

  /** The contacts that are offered to an agent, by offer id. */
  Collection<Contact.Offered> offersTo(AgentId id);

  /** What an agent is engaged with or wraps up, by offer id. */
  Collection<Assignment> assignmentsOf(AgentId id);

  /** The back-offs of an agent, by contact id. */
  List<Backoff> backoffsOf(AgentId id);

  /** The back-off of an agent from a contact; null when there is none. */
  @Nullable Backoff backoff(ContactId contactId, AgentId agentId);

  /** A contact that has not ended; null when there is none. */
  @Nullable Contact contact(ContactId id);

  /** The contact of a conversation that has not ended; calls and tasks are not looked at. */
  @Nullable Contact openContact(ConversationId id);

  /** All contacts that have not ended, by id. */
  List<Contact> contacts();

  /** All contacts with a live offer, by id. */
  List<Contact.Offered> offered();

  /** The assignment that came of an offer; null when it is over, or there was none. */
  @Nullable Assignment assignment(OfferId id);

  /** What became of a contact id; null when it has not ended, or is forgotten. */
  @Nullable EndedContact ended(ContactId id);

  /** The consult with this id; null when there is none. */
  @Nullable Consult consult(ContactId consultId);

  /** The consult about a contact; null when there is none. */
  @Nullable Consult consultAbout(ContactId contactId);

  /** How a supervisor restricted a queue; null when none did. */
  @Nullable RestrictedQueue restriction(QueueId id);

  /** How quickly a queue was served of late; null before its first assignment. */
  @Nullable QueuePace pace(QueueId id);

  /** A desk instance that was heard of; null when it was silent for too long. */
  @Nullable DeskInstance instance(InstanceId id);

  /** Whether any desk instance is alive, so that agents can come back. */
  boolean hasInstances();
}
