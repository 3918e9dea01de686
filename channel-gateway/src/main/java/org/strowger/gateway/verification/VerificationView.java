package org.strowger.gateway.verification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CustomerFact.VerificationMethod;

/**
 * How sure it is who is at the other end of a contact.
 *
 * @param level 0 nobody is proved, 1 knows what the customer knows, 2 has what the customer has
 * @param method by which; null at level 0
 * @param since null at level 0
 * @param askable facts that count on this channel
 * @param lockedUntil until when no further try is taken; null when one is
 */
public record VerificationView(
    int level,
    @Nullable VerificationMethod method,
    @Nullable Instant since,
    List<KnownFact> askable,
    @Nullable Instant lockedUntil) {}
