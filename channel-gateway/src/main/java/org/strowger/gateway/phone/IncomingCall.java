package org.strowger.gateway.phone;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;

/**
 * A customer's call as it comes in.
 *
 * @param caller her number; null when it is withheld
 * @param address where she can be dialled, in the driver's form; null when nowhere
 * @param language what the call says of it; null when nothing
 */
public record IncomingCall(
    LegId leg,
    ConversationId conversation,
    DialledNumber number,
    @Nullable String caller,
    @Nullable String address,
    @Nullable String language) {}
