package org.strowger.servicekit.inbox;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.wire.Message;

/** What a service does with the messages of a topic. */
@FunctionalInterface
public interface InboxHandler<T> {

  /**
   * Applies a message in the consumer's transaction; it may be called again for the same message
   * when that transaction was rolled back, so its only effects are those on the handle.
   *
   * @throws org.strowger.servicekit.problem.Problem or any other runtime exception that is not the
   *     database's trouble: the message becomes a dead letter
   */
  void apply(Handle handle, Message<T> message, RecordPosition position);

  /**
   * Applies what one poll gave, in its order; who can write it with fewer statements does so. When
   * it fails by one of the messages, each is applied alone.
   */
  default void applyAll(Handle handle, List<Received<T>> received) {
    received.forEach(one -> apply(handle, one.message(), one.position()));
  }

  /** A message and its place in the topic. */
  record Received<T>(Message<T> message, RecordPosition position) {}
}
