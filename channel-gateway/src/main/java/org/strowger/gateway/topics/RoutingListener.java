package org.strowger.gateway.topics;

import org.jdbi.v3.core.Handle;
import org.strowger.contracts.wire.Topics;

/**
 * Hears every event of {@link Topics#ROUTING_EVENTS} exactly once over all replicas. Every bean of
 * this type is called, in the order of the log; among each other listeners have no order, so none
 * may rest on what another wrote for the same event.
 */
public interface RoutingListener {

  /** Has its effects on the handle alone: they are committed together with the place in the log. */
  void onRouting(Handle handle, RoutedEvent routed);
}
