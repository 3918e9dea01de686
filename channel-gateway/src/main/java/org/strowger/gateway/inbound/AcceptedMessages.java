package org.strowger.gateway.inbound;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.strowger.gateway.conversation.EntryPoint;

/**
 * What was taken in and told to its sender. It is noted at the door, in the transaction that keeps
 * the message, and by nobody who keeps it: {@link InboundCheck} compares the two.
 */
@Singleton
public class AcceptedMessages {

  /**
   * Notes a delivery; one of the same message again is a repeat of it, and waits until the first
   * one's transaction has ended.
   *
   * @param id of the message, or of the parked mail, that it became
   * @return whether it is the first, and nothing was stored under this id before
   */
  public boolean note(Handle handle, String id, EntryPoint entryPoint) {
    return handle
        .createQuery(
            "insert into accepted_messages (id, domain, channel, entry_point)"
                + " values (:id, :domain, :channel, :entryPoint) on conflict (id) do update set"
                + " repeats = accepted_messages.repeats + 1, repeated_at = now() returning repeats = 0 and not exists"
                + " (select 1 from messages where messages.id = accepted_messages.id)")
        .bind("id", id)
        .bind("domain", entryPoint.domain().value())
        .bind("channel", entryPoint.channel().name())
        .bind("entryPoint", entryPoint.name())
        .mapTo(Boolean.class)
        .one();
  }
}
