package org.strowger.gateway.live;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;

/**
 * A hint from replica to replica, by the database's NOTIFY; it may get lost, nothing durable hangs
 * on it.
 */
public sealed interface ReplicaSignal {

  /** The channel of all signals. */
  String CHANNEL = "strowger_gateway_live";

  /**
   * Somebody began or stopped to type.
   *
   * @param byCustomer else the agent
   */
  record Typing(ConversationId conversation, boolean byCustomer, boolean on)
      implements ReplicaSignal {}

  /** The {@link LiveState} of a contact changed. */
  record ContactChanged(ContactId contact) implements ReplicaSignal {}

  /** Where a conversation is changed; its live sessions are told. */
  record ConversationChanged(ConversationId conversation) implements ReplicaSignal {}

  /** A consult was answered, ended, or written in. */
  record ConsultChanged(ContactId consult) implements ReplicaSignal {}

  /** Sends it when the transaction commits. */
  static void send(Handle handle, ReplicaSignal signal) {
    handle
        .createQuery("select pg_notify(:channel, :text)::text")
        .bind("channel", CHANNEL)
        .bind("text", text(signal))
        .mapTo(String.class)
        .findOne();
  }

  /** The form on the wire. */
  private static String text(ReplicaSignal signal) {
    return switch (signal) {
      case Typing typing ->
          String.join(
              " ",
              "typing",
              typing.conversation().value(),
              typing.byCustomer() ? "customer" : "agent",
              typing.on() ? "on" : "off");
      case ContactChanged changed -> "contact " + changed.contact();
      case ConsultChanged changed -> "consult " + changed.consult();
      case ConversationChanged changed -> "conversation " + changed.conversation();
    };
  }

  /** Empty for what a newer version of the program says. */
  static Optional<ReplicaSignal> read(String text) {
    List<String> parts = List.of(text.split(" ", -1));
    if (parts.size() == 4 && parts.getFirst().equals("typing")) {
      var conversation = new ConversationId(parts.get(1));
      boolean byCustomer = parts.get(2).equals("customer");
      return Optional.of(new Typing(conversation, byCustomer, parts.get(3).equals("on")));
    }
    if (parts.size() == 2 && parts.getFirst().equals("contact")) {
      return Optional.of(new ContactChanged(new ContactId(parts.get(1))));
    }
    if (parts.size() == 2 && parts.getFirst().equals("consult")) {
      return Optional.of(new ConsultChanged(new ContactId(parts.get(1))));
    }
    if (parts.size() == 2 && parts.getFirst().equals("conversation")) {
      return Optional.of(new ConversationChanged(new ConversationId(parts.get(1))));
    }
    return Optional.empty();
  }
}
