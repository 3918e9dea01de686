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
public sealed interface Signal {

  /** The channel of all signals. */
  String CHANNEL = "strowger_gateway_live";

  /**
   * Somebody began or stopped to type.
   *
   * @param byCustomer else the agent
   */
  record Typing(ConversationId conversation, boolean byCustomer, boolean on) implements Signal {}

  /** What desks show of a call changed. */
  record CallChanged(ContactId contact) implements Signal {}

  /** The phase of a chat changed. */
  record ChatChanged(ConversationId conversation) implements Signal {}

  /** Sends it when the transaction commits. */
  static void send(Handle handle, Signal signal) {
    handle
        .createQuery("select pg_notify(:channel, :text)::text")
        .bind("channel", CHANNEL)
        .bind("text", text(signal))
        .mapTo(String.class)
        .findOne();
  }

  /** The form on the wire. */
  private static String text(Signal signal) {
    return switch (signal) {
      case Typing typing ->
          String.join(
              " ",
              "typing",
              typing.conversation().value(),
              typing.byCustomer() ? "customer" : "agent",
              typing.on() ? "on" : "off");
      case CallChanged changed -> "call " + changed.contact();
      case ChatChanged changed -> "chat " + changed.conversation();
    };
  }

  /** Empty for what a newer version of the program says. */
  static Optional<Signal> read(String text) {
    List<String> words = List.of(text.split(" ", -1));
    if (words.size() == 4 && words.getFirst().equals("typing")) {
      var conversation = new ConversationId(words.get(1));
      boolean byCustomer = words.get(2).equals("customer");
      return Optional.of(new Typing(conversation, byCustomer, words.get(3).equals("on")));
    }
    if (words.size() == 2 && words.getFirst().equals("call")) {
      return Optional.of(new CallChanged(new ContactId(words.get(1))));
    }
    if (words.size() == 2 && words.getFirst().equals("chat")) {
      return Optional.of(new ChatChanged(new ConversationId(words.get(1))));
    }
    return Optional.empty();
  }
}
