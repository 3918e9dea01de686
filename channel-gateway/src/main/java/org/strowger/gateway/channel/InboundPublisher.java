package org.strowger.gateway.channel;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact.MessageReceived;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.topics.ContactFacts;
import org.strowger.gateway.topics.RoutingCommands;

/** Says of an inbound message what the router and the others must know. */
@Singleton
class InboundPublisher {

  private final GatewayOutbox outbox;

  InboundPublisher(GatewayOutbox outbox) {
    this.outbox = outbox;
  }

  /** Tells that it was received, and asks for an agent. */
  void received(
      Handle handle,
      InboundMessage message,
      Conversation conversation,
      long sequence,
      @Nullable ContactLanguage language,
      Instant now) {
    EntryPoint entryPoint = message.contact().entryPoint();
    var received =
        new MessageReceived(
            entryPoint.domain(),
            conversation.id(),
            message.id(),
            sequence,
            conversation.customerId(),
            entryPoint.channel(),
            entryPoint.name(),
            message.contact().proposedContact(),
            now);
    outbox.addAll(
        handle,
        List.of(
            ContactFacts.received(received, now),
            RoutingCommands.routing(
                entryPoint.domain(), route(message.contact(), conversation, language, now))));
  }

  /** Asks for an agent. */
  void route(
      Handle handle,
      InboundContact contact,
      Conversation conversation,
      @Nullable ContactLanguage language,
      Instant now) {
    outbox.addAll(
        handle,
        List.of(
            RoutingCommands.routing(
                contact.entryPoint().domain(), route(contact, conversation, language, now))));
  }

  private static RouteContact route(
      InboundContact contact,
      Conversation conversation,
      @Nullable ContactLanguage language,
      Instant now) {
    EntryPoint entryPoint = contact.entryPoint();
    return new RouteContact(
        contact.proposedContact(),
        conversation.id(),
        conversation.customerId(),
        entryPoint.channel(),
        entryPoint.name(),
        language,
        contact.attributes(),
        now,
        null,
        null,
        contact.tier());
  }
}
