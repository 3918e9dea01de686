package org.strowger.routing.engine.state;

import java.time.Duration;
import java.time.Instant;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;

/**
 * An agent is not offered this contact for a while. It lasts at least {@link #LEAST}; after that it
 * ends early when no other signed-in agent could take the contact.
 *
 * @param contactId the contact that she is not offered
 * @param agentId the agent who is not offered it
 * @param cause what made her back off
 * @param since when it began
 * @param until when it ends at the latest
 * @param reviewed whether the least time is over
 */
public record Backoff(
    ContactId contactId,
    AgentId agentId,
    Cause cause,
    Instant since,
    Instant until,
    boolean reviewed)
    implements Entity {

  /** No contact comes back to an agent sooner. */
  public static final Duration LEAST = Duration.ofSeconds(10);

  /** What made the agent back off. */
  public enum Cause {
    DECLINED,
    MISSED,
    HANDED_BACK,
    /** The contact is her own question to others. */
    CONSULTS
  }

  /** The key of the back-off of an agent from a contact. */
  public static String keyOf(ContactId contactId, AgentId agentId) {
    return "backoff/" + contactId + "/" + agentId;
  }

  @Override
  public String key() {
    return keyOf(contactId, agentId);
  }

  @Override
  public Deadline deadline() {
    return new Deadline(reviewed ? until : since.plus(LEAST), Deadline.Kind.BACKOFF_END);
  }

  /** The same after its least time. */
  public Backoff asReviewed() {
    return new Backoff(contactId, agentId, cause, since, until, true);
  }
}
