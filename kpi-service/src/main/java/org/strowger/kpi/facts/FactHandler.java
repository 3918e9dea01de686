package org.strowger.kpi.facts;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.wire.Message;
import org.strowger.servicekit.inbox.InboxHandler;
import org.strowger.servicekit.inbox.RecordPosition;

/**
 * Files what one poll gave at once, and notes whose facts that changes.
 *
 * @param file writes the facts of the messages
 * @param domain of a message
 */
record FactHandler<T>(
    BiConsumer<Handle, List<InboxHandler.Received<T>>> file,
    Function<Message<T>, DomainId> domain,
    FactChanges changes)
    implements InboxHandler<T> {

  @Override
  public void apply(Handle handle, Message<T> message, RecordPosition position) {
    applyAll(handle, List.of(new Received<>(message, position)));
  }

  @Override
  public void applyAll(Handle handle, List<Received<T>> received) {
    file.accept(handle, received);
    received.forEach(one -> changes.touch(domain.apply(one.message())));
  }
}
