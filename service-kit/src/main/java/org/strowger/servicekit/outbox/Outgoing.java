package org.strowger.servicekit.outbox;

import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topic;

/**
 * A message that is to be added to an {@link Outbox}.
 *
 * @param orderingKey messages with the same key are sent in the order of their transactions
 * @param awaitEvent true when it is done only after {@link Outbox#seen}: until then it is sent
 *     again and again
 */
public record Outgoing<T>(
    Topic<T> topic, Message<? extends T> message, String orderingKey, boolean awaitEvent) {}
