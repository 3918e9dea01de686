package org.strowger.gateway.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.live.CustomerPresence;

/**
 * A chat as it is stored.
 *
 * <pre>
 * IDLE → QUEUED ⇄ CONNECTED → ENDED → QUEUED (a message opens a new contact)
 *                             ENDED until a time → QUEUED (the queue opens)
 * HERE ⇄ AWAY → LEFT → HERE
 * </pre>
 *
 * @param contact that has not ended; null when there is none
 * @param awaySince null unless AWAY
 * @param notice what its customer is told who was not let in; null when there is nothing to tell
 * @param deferredUntil until when the contact is out of line; null unless it is, with ENDED
 * @param readByAgent up to which number an agent has read
 * @param hasAddress she left an address for the answer
 */
record Chat(
    ConversationId conversation,
    DomainId domain,
    @Nullable ContactId contact,
    Phase phase,
    CustomerPresence presence,
    @Nullable Instant awaySince,
    @Nullable String notice,
    @Nullable Instant deferredUntil,
    long readByAgent,
    boolean hasAddress) {

  /** Where the contact stands. */
  enum Phase {
    IDLE,
    QUEUED,
    CONNECTED,
    ENDED
  }
}
