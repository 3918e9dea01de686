package org.strowger.gateway.live;

import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;

/**
 * Hears what happens, on every replica, for the live sessions of this one. Every bean of this type
 * is called by one thread, in the order of the log, and must not block: it looks whether a session
 * here is concerned and leaves the work to another thread.
 */
public interface LiveListener {

  void onRouting(DomainId domain, Message<RoutingEvent> event);

  void onChannel(Message<ChannelFact> fact);

  /** From here on everything is heard; what happened before must be read from the database. */
  void onTailStarted();
}
