package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.ContactLanguage.Source;
import org.strowger.gateway.conversation.ContactPublisher;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.conversation.InboundMessage;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.customer.Customer;
import org.strowger.gateway.customer.CustomerRepository;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.gateway.live.Instances;

/** Takes a call in: a customer, a conversation and a contact of its own, in one transaction. */
@Singleton
public class CallIntake {

  private static final int HINT_CONFIDENCE = 80;

  private final GatewayDatabase database;
  private final CustomerRepository customers;
  private final ConversationRepository conversations;
  private final CallRepository calls;
  private final ContactPublisher publisher;
  private final GatewayOutbox outbox;
  private final Instances instances;
  private final KeyedIds ids;

  public CallIntake(
      GatewayDatabase database,
      CustomerRepository customers,
      ConversationRepository conversations,
      CallRepository calls,
      ContactPublisher publisher,
      GatewayOutbox outbox,
      Instances instances,
      KeyedIds ids) {
    this.database = database;
    this.customers = customers;
    this.conversations = conversations;
    this.calls = calls;
    this.publisher = publisher;
    this.outbox = outbox;
    this.instances = instances;
    this.ids = ids;
  }

  /**
   * The contact of a call: the same source gives the same.
   *
   * @param source what the channel calls it, e.g. Call-ID and From tag
   */
  public ContactId contact(EntryPoint entryPoint, String... source) {
    return ids.contact(parts(entryPoint, source));
  }

  /** A conversation for each call. */
  public ConversationId conversation(EntryPoint entryPoint, String... source) {
    return ids.conversation(parts(entryPoint, source));
  }

  /** False when the call is known already. */
  boolean take(IncomingCall incoming, @Nullable String storedLeg) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    boolean taken =
        database.jdbi().inTransaction(handle -> store(handle, incoming, storedLeg, now));
    outbox.wake();
    return taken;
  }

  private boolean store(
      Handle handle, IncomingCall incoming, @Nullable String storedLeg, Instant now) {
    EntryPoint entryPoint = incoming.number().entryPoint();
    ContactId contact = incoming.leg().contact();
    var call =
        new Call(
            contact,
            incoming.conversation(),
            entryPoint.domain(),
            false,
            new CallStage.Waiting(null));
    if (!calls.insert(handle, call, instances.self(), incoming.address(), storedLeg)) {
      return false;
    }
    Identity identity = identity(incoming);
    Customer customer = customers.findOrCreate(handle, entryPoint.domain(), identity);
    if (customer.newlyLinked()) {
      publisher.linked(handle, entryPoint, customer.id(), identity, now);
    }
    InboundMessage message = message(incoming, identity, now);
    conversations.createIfAbsent(handle, message, customer.id(), null);
    publisher.route(handle, message, customer.id(), language(incoming, customer), now);
    return true;
  }

  private InboundMessage message(IncomingCall incoming, Identity identity, Instant now) {
    return new InboundMessage(
        incoming.number().entryPoint(),
        incoming.leg().contact(),
        incoming.conversation(),
        ids.message("call", incoming.conversation().value()),
        identity,
        List.of(),
        null,
        new MessageBody(null, "", null, null),
        List.of(),
        new WrittenLanguage(null, null, incoming.language()),
        Map.of(),
        null,
        new InboundMessage.Source(null, null, null, null, now, false, null));
  }

  /** A customer whose number is withheld is a stranger each time. */
  private static Identity identity(IncomingCall incoming) {
    String caller = incoming.caller();
    return caller == null
        ? new Identity("withheld-number", incoming.conversation().value(), null)
        : new Identity(Identity.PHONE, caller, null);
  }

  private static @Nullable ContactLanguage language(IncomingCall incoming, Customer customer) {
    return new WrittenLanguage(null, customer.language(), incoming.language())
        .orGuess(
            () ->
                WrittenLanguage.tag(incoming.number().language())
                    .map(tag -> new ContactLanguage(tag, Source.CHANNEL_HINT, HINT_CONFIDENCE)));
  }

  private static String[] parts(EntryPoint entryPoint, String... source) {
    var parts = new String[source.length + 2];
    parts[0] = "call";
    parts[1] = entryPoint.domain().value();
    System.arraycopy(source, 0, parts, 2, source.length);
    return parts;
  }
}
