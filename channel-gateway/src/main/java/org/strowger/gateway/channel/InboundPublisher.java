package org.strowger.gateway.channel;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact.MessageReceived;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.topics.ContactFacts;
import org.strowger.gateway.topics.RoutingCommands;

/** Says of an inbound message what the router and the others must know. */
@Singleton
class InboundPublisher {

  private final RoutingCommands commands;
  private final ContactFacts facts;

  InboundPublisher(RoutingCommands commands, ContactFacts facts) {
    this.commands = commands;
    this.facts = facts;
  }

  void received(
      Handle handle,
      InboundMessage message,
      Conversation conversation,
      long sequence,
      Instant now) {
    EntryPoint entryPoint = message.contact().entryPoint();
    facts.received(
        handle,
        new MessageReceived(
            entryPoint.domain(),
            conversation.id(),
            message.id(),
            sequence,
            conversation.customerId(),
            entryPoint.channel(),
            entryPoint.name(),
            message.contact().proposedContact(),
            now),
        now);
  }

  /** Asks for an agent. */
  void route(
      Handle handle,
      InboundContact contact,
      Conversation conversation,
      @Nullable ContactLanguage language,
      Instant now) {
    EntryPoint entryPoint = contact.entryPoint();
    commands.route(
        handle,
        entryPoint.domain(),
        new RouteContact(
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
            contact.tier()));
  }
}
