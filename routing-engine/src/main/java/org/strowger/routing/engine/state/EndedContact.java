package org.strowger.routing.engine.state;

import java.time.Duration;
import java.time.Instant;
import org.strowger.contracts.id.ContactId;

/**
 * A contact id that must not open a contact again.
 *
 * @param contactId the id
 * @param how what became of it
 * @param until when it is forgotten
 */
public record EndedContact(ContactId contactId, How how, Instant until) implements Entity {

  /** How long a contact id is known after its end. */
  public static final Duration MEMORY = Duration.ofDays(3);

  /** What became of the id. */
  public enum How {
    CLOSED,
    ABANDONED,
    /** It waited as long as its queue allows. */
    EXPIRED,
    /** A supervisor ended it. */
    DISMISSED,
    /** Its queue did not let it in. */
    REFUSED,
    /** The message belongs to another contact. */
    JOINED,
    /** The customer was gone before the contact arrived. */
    WITHDRAWN,
    /** It was no customer's: an agent asked a second one. */
    CONSULT
  }

  /** The key of an ended contact. */
  public static String keyOf(ContactId contactId) {
    return "memory/" + contactId;
  }

  @Override
  public String key() {
    return keyOf(contactId);
  }

  @Override
  public Deadline deadline() {
    return new Deadline(until, Deadline.Kind.MEMORY_END);
  }
}
