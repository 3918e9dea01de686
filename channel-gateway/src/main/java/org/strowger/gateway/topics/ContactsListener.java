package org.strowger.gateway.topics;

import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.wire.Topics;

/**
 * Hears the facts of {@link Topics#CONTACTS} on every replica, for the live sessions of this one.
 * Every bean of this type is called by one thread, in the order of the log.
 */
public interface ContactsListener {

  /** Must not block: it looks whether a session here is concerned and leaves work to a thread. */
  void onFact(ChannelFact fact);
}
