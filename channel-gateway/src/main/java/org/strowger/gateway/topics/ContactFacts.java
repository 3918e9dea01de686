package org.strowger.gateway.topics;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.servicekit.outbox.Outgoing;

/** What happened to messages and customers, written in the transaction in which it happened. */
@Singleton
public class ContactFacts {

  private static final String SOURCE = "/channel-gateway";
  private static final Actor SELF = Actor.system("channel-gateway");

  private final GatewayOutbox outbox;

  ContactFacts(GatewayOutbox outbox) {
    this.outbox = outbox;
  }

  /** What tells that a customer's message was received. */
  public static Outgoing<ChannelFact> received(ChannelFact.MessageReceived fact, Instant now) {
    var customer = new Actor(Actor.Kind.CUSTOMER, fact.customerId().value());
    return outgoing("received-" + fact.messageId(), fact, customer, now);
  }

  public void sent(Handle handle, ChannelFact.MessageSent fact) {
    var agent = new Actor(Actor.Kind.AGENT, fact.agentId().value());
    add(handle, "sent-" + fact.messageId(), fact, agent, fact.sentAt());
  }

  public void delivered(Handle handle, ChannelFact.MessageDelivered fact) {
    add(handle, "delivered-" + fact.messageId(), fact, SELF, fact.deliveredAt());
  }

  public void failed(Handle handle, ChannelFact.MessageFailed fact) {
    add(handle, "failed-" + fact.messageId(), fact, SELF, fact.failedAt());
  }

  /** Whether a customer is there. */
  public void presence(Handle handle, ChannelFact fact) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    add(handle, "presence-" + UUID.randomUUID(), fact, SELF, now);
  }

  private void add(Handle handle, String id, ChannelFact fact, Actor actor, Instant now) {
    outbox.addAll(handle, List.of(outgoing(id, fact, actor, now)));
  }

  private static Outgoing<ChannelFact> outgoing(
      String id, ChannelFact fact, Actor actor, Instant now) {
    String conversation = fact.conversationId().value();
    var message = new Message<>(conversation, Meta.of(id, SOURCE, now, actor), fact);
    return new Outgoing<>(Topics.CONTACTS, message, conversation, false);
  }
}
