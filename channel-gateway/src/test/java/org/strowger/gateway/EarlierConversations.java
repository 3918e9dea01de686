package org.strowger.gateway;

import java.util.UUID;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.echo.EchoIngress;
import org.strowger.testkit.TopicProbe;

/** Makes conversations of one customer, each with a contact. */
final class EarlierConversations {

  private final EchoIngress ingress;
  private final Store store;

  EarlierConversations(EchoIngress ingress, Store store) {
    this.ingress = ingress;
    this.store = store;
  }

  /** Somebody new writes; the contact is opened. */
  RouteContact writes(String text) {
    RouteContact command = asks(text);
    Router.opens(command);
    return command;
  }

  private RouteContact asks(String text) {
    String customer = "echo-" + UUID.randomUUID();
    try (TopicProbe<RoutingCommand> commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      ingress.receive(customer, "1", text, 0);
      String conversation = store.conversation(customer);
      return commands.await(
          RouteContact.class, it -> it.conversationId().value().equals(conversation));
    }
  }

  /** The customer of another conversation writes in a new one. */
  RouteContact writesAgain(RouteContact before, String text) {
    RouteContact command = asks(text);
    store.run(
        "update conversations set customer_id = '"
            + before.customerId()
            + "' where id = '"
            + command.conversationId()
            + "'");
    Router.opens(command);
    return command;
  }
}
