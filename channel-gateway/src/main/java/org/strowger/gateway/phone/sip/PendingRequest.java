package org.strowger.gateway.phone.sip;

import java.util.function.Consumer;
import javax.sip.ResponseEvent;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;

/**
 * What to do when a request of ours is answered, or never is.
 *
 * @param call in whose order it is done; null when it is of no call
 */
record PendingRequest(
    @Nullable ContactId call, Consumer<ResponseEvent> answered, Runnable unanswered) {}
