package org.strowger.gateway.desk;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.live.ReplicaSignal;

/** Notes how far agents have read, for customers whose channel shows it. */
@Singleton
class ReadMessages {

  /** An agent has read up to this number, but not beyond what there is. */
  void read(Handle handle, ConversationId conversation, long sequence) {
    int advanced =
        handle
            .createUpdate(
                "update conversations set read_sequence = least(:sequence, last_sequence)"
                    + " where id = :id and read_sequence < least(:sequence, last_sequence)")
            .bind("sequence", sequence)
            .bind("id", conversation.value())
            .execute();
    if (advanced > 0) {
      ReplicaSignal.send(handle, new ReplicaSignal.ConversationChanged(conversation));
    }
  }
}
