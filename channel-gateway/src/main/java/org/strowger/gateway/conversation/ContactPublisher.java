package org.strowger.gateway.conversation;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Actor;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.ContactCommand.ReportMessage;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.Question.ForecastWait;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.ids.KeyedIds;

/** What the gateway says to the others, written in the transaction of what it is about. */
@Singleton
public class ContactPublisher {

  /** Ids of our {@link RouteContact} commands start so. */
  public static final String ROUTE = "route-";

  /** Ids of our {@link ForecastWait} questions start so. */
  public static final String ASK_WAIT = "ask-wait-";

  private static final String SOURCE = "/channel-gateway";
  private static final Actor SELF = Actor.system("channel-gateway");

  private final GatewayOutbox outbox;
  private final KeyedIds ids;

  public ContactPublisher(GatewayOutbox outbox, KeyedIds ids) {
    this.outbox = outbox;
    this.ids = ids;
  }

  /** The router is asked for an agent, again and again until it answers. */
  public void route(
      Handle handle,
      InboundMessage message,
      CustomerId customer,
      @Nullable ContactLanguage language,
      Instant now) {
    var command =
        new RouteContact(
            message.proposedContact(),
            message.conversation(),
            customer,
            message.entryPoint().channel(),
            message.entryPoint().name(),
            language,
            message.attributes(),
            now,
            null,
            null,
            message.tier());
    route(handle, ROUTE + message.proposedContact(), message.entryPoint().domain(), command, now);
  }

  private void route(Handle handle, String id, DomainId domain, RouteContact command, Instant now) {
    var meta = Meta.of(id, SOURCE, now, by(command.customerId()));
    outbox.add(
        handle,
        Topics.ROUTING_COMMANDS,
        new Message<>(domain.value(), meta, command),
        command.conversationId().value(),
        true);
  }

  public void received(
      Handle handle, InboundMessage message, CustomerId customer, long sequence, Instant now) {
    EntryPoint entryPoint = message.entryPoint();
    var fact =
        new ChannelFact.MessageReceived(
            entryPoint.domain(),
            message.conversation(),
            message.message(),
            sequence,
            customer,
            entryPoint.channel(),
            entryPoint.name(),
            message.proposedContact(),
            now);
    add(handle, "received-" + message.message(), fact, by(customer), now);
  }

  public void sent(Handle handle, ChannelFact.MessageSent fact) {
    add(
        handle,
        "sent-" + fact.messageId(),
        fact,
        new Actor(Actor.Kind.AGENT, fact.agentId().value()),
        fact.sentAt());
  }

  /** The router is told that an agent wrote in a chat: it is not idle. */
  public void wrote(
      Handle handle,
      DomainId domain,
      ConversationId conversation,
      MessageId message,
      ContactId contact) {
    var meta = Meta.of("wrote-" + message, SOURCE, Instant.now(), SELF);
    outbox.add(
        handle,
        Topics.ROUTING_COMMANDS,
        new Message<>(domain.value(), meta, new ReportMessage(contact)),
        conversation.value(),
        false);
  }

  /** The router is asked how long a contact will wait. */
  public void askWait(
      Handle handle, DomainId domain, ConversationId conversation, ContactId contact, Instant now) {
    var meta = Meta.of(ASK_WAIT + contact + "-" + now.toEpochMilli(), SOURCE, now, SELF);
    outbox.add(
        handle,
        Topics.ROUTING_COMMANDS,
        new Message<>(domain.value(), meta, new ForecastWait(contact)),
        conversation.value(),
        false);
  }

  public void delivered(Handle handle, ChannelFact.MessageDelivered fact) {
    add(handle, "delivered-" + fact.messageId(), fact, SELF, fact.deliveredAt());
  }

  public void failed(Handle handle, ChannelFact.MessageFailed fact) {
    add(handle, "failed-" + fact.messageId(), fact, SELF, fact.failedAt());
  }

  /** Whether a chat's customer is there. */
  public void customer(Handle handle, ChannelFact fact) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    add(handle, "presence-" + UUID.randomUUID(), fact, SELF, now);
  }

  /** The router is told that the customer is gone, after all it was told of the conversation. */
  public void withdraw(
      Handle handle,
      DomainId domain,
      ConversationId conversation,
      WithdrawContact command,
      Instant now) {
    var meta = Meta.of("withdraw-" + command.contactId(), SOURCE, now, SELF);
    outbox.add(
        handle,
        Topics.ROUTING_COMMANDS,
        new Message<>(domain.value(), meta, command),
        conversation.value(),
        false);
  }

  public void linked(
      Handle handle, EntryPoint entryPoint, CustomerId customer, Identity identity, Instant now) {
    String ref = identity.ref(ids, entryPoint.domain());
    var fact =
        new CustomerFact.CustomerLinked(entryPoint.domain(), customer, identity.kind(), ref, now);
    var meta = Meta.of("linked-" + ref, SOURCE, now, SELF);
    outbox.add(
        handle,
        Topics.CUSTOMERS,
        new Message<>(customer.value(), meta, fact),
        customer.value(),
        false);
  }

  private void add(Handle handle, String id, ChannelFact fact, Actor actor, Instant now) {
    String conversation = fact.conversationId().value();
    var message = new Message<>(conversation, Meta.of(id, SOURCE, now, actor), fact);
    outbox.add(handle, Topics.CONTACTS, message, conversation, false);
  }

  private static Actor by(CustomerId customer) {
    return new Actor(Actor.Kind.CUSTOMER, customer.value());
  }

  /** The same demand without what the plan refused; the demand itself must not get lost. */
  public void routeWithoutAttributes(Handle handle, DomainId domain, ContactId refused) {
    handle
        .createQuery(
            "select c.id, c.customer_id, c.channel, c.entry_point, m.stored_at, m.language_tag,"
                + " m.language_source, m.language_confidence from messages m"
                + " join conversations c on c.id = m.conversation_id"
                + " where m.contact_id = :contact and m.direction = 'IN' and c.domain = :domain")
        .bind("contact", refused.value())
        .bind("domain", domain.value())
        .map((row, _) -> bare(refused, row))
        .findFirst()
        .ifPresent(
            command ->
                route(handle, ROUTE + "bare-" + refused, domain, command, command.arrivedAt()));
  }

  private static RouteContact bare(ContactId contact, ResultSet row) throws SQLException {
    String tag = row.getString("language_tag");
    return new RouteContact(
        contact,
        new ConversationId(row.getString("id")),
        new CustomerId(row.getString("customer_id")),
        ChannelType.valueOf(row.getString("channel")),
        row.getString("entry_point"),
        tag == null
            ? null
            : new ContactLanguage(
                tag,
                ContactLanguage.Source.valueOf(row.getString("language_source")),
                row.getInt("language_confidence")),
        Map.of(),
        row.getTimestamp("stored_at").toInstant());
  }
}
