package org.strowger.gateway.topics;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.ContactCommand.ReportMessage;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.Question.AskServiceStatus;
import org.strowger.contracts.routing.Question.ForecastWait;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.servicekit.outbox.Outgoing;

/**
 * Commands to the router about contacts, written in the transaction of what they are about. Those
 * of one conversation stay in order.
 */
@Singleton
public class RoutingCommands {

  /** Ids of our {@link RouteContact} commands start so. */
  public static final String ROUTE = "route-";

  /** Ids of our {@link ForecastWait} questions start so. */
  public static final String FORECAST = "ask-wait-";

  /** What stands in the id, after {@link #ROUTE}, when attributes were left out. */
  public static final String BARE = "bare-";

  private static final String SOURCE = "/channel-gateway";
  private static final Actor SELF = Actor.system("channel-gateway");

  private final GatewayOutbox outbox;

  RoutingCommands(GatewayOutbox outbox) {
    this.outbox = outbox;
  }

  /** Asks for an agent, again and again until the router answers. */
  public void route(Handle handle, DomainId domain, RouteContact command) {
    outbox.addAll(handle, List.of(routing(domain, command)));
  }

  /** What {@link #route} adds, for who adds more by the same statement. */
  public static Outgoing<RoutingCommand> routing(DomainId domain, RouteContact command) {
    return routing(ROUTE + command.contactId(), domain, command);
  }

  /** Asks once more for a contact whose attributes the router refused. */
  public void routeWithoutAttributes(Handle handle, DomainId domain, RouteContact command) {
    outbox.addAll(handle, List.of(routing(ROUTE + BARE + command.contactId(), domain, command)));
  }

  /** The contact that a command of ours asks an agent for; its id starts with {@link #ROUTE}. */
  public static ContactId routed(String commandId) {
    String contact = commandId.substring(ROUTE.length());
    return new ContactId(contact.startsWith(BARE) ? contact.substring(BARE.length()) : contact);
  }

  private static Outgoing<RoutingCommand> routing(
      String id, DomainId domain, RouteContact command) {
    var customer = new Actor(Actor.Kind.CUSTOMER, command.customerId().value());
    var meta = Meta.of(id, SOURCE, command.arrivedAt(), customer);
    return outgoing(domain, command.conversationId(), meta, command, true);
  }

  /** Tells that an agent wrote: her contact is not idle. */
  public void reportMessage(
      Handle handle,
      DomainId domain,
      ConversationId conversation,
      MessageId message,
      ContactId contact) {
    var meta = Meta.of("wrote-" + message, SOURCE, Instant.now(), SELF);
    add(handle, domain, conversation, meta, new ReportMessage(contact));
  }

  /** Asks how long a contact will wait. */
  public void forecastWait(
      Handle handle, DomainId domain, ConversationId conversation, ContactId contact, Instant now) {
    var meta = Meta.of(FORECAST + contact + "-" + now.toEpochMilli(), SOURCE, now, SELF);
    add(handle, domain, conversation, meta, new ForecastWait(contact));
  }

  /** Asks what customers find at an entry point now. */
  public void askServiceStatus(
      Handle handle, DomainId domain, AskServiceStatus question, Instant now) {
    var meta = Meta.of("ask-service-" + UUID.randomUUID(), SOURCE, now, SELF);
    var message = new Message<RoutingCommand>(domain.value(), meta, question);
    String order = "service-" + question.entryPoint();
    outbox.add(handle, Topics.ROUTING_COMMANDS, message, order, false);
  }

  /** Tells that the customer is gone, after all that was said of the conversation. */
  public void withdraw(
      Handle handle,
      DomainId domain,
      ConversationId conversation,
      WithdrawContact command,
      Instant now) {
    var meta = Meta.of("withdraw-" + command.contactId(), SOURCE, now, SELF);
    add(handle, domain, conversation, meta, command);
  }

  private void add(
      Handle handle,
      DomainId domain,
      ConversationId conversation,
      Meta meta,
      RoutingCommand command) {
    outbox.addAll(handle, List.of(outgoing(domain, conversation, meta, command, false)));
  }

  private static Outgoing<RoutingCommand> outgoing(
      DomainId domain,
      ConversationId conversation,
      Meta meta,
      RoutingCommand command,
      boolean awaitEvent) {
    return new Outgoing<>(
        Topics.ROUTING_COMMANDS,
        new Message<>(domain.value(), meta, command),
        conversation.value(),
        awaitEvent);
  }
}
