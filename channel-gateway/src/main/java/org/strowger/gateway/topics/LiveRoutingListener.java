package org.strowger.gateway.topics;

import org.strowger.contracts.wire.Topics;

/**
 * Hears the events of {@link Topics#ROUTING_EVENTS} on every replica, for the live sessions of this
 * one. Every bean of this type is called by one thread, in the order of the log.
 */
public interface LiveRoutingListener {

  /** Must not block: it looks whether a session here is concerned and leaves work to a thread. */
  void onRouting(RoutedEvent routed);
}
