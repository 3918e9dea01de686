package org.strowger.gateway.channel;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.gateway.channel.ConversationMatcher.Match;
import org.strowger.gateway.conversation.Attachment;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.conversation.ConversationRepository.NewConversation;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.conversation.MessageRepository;
import org.strowger.gateway.conversation.MessageSource;
import org.strowger.gateway.customer.Customer;
import org.strowger.gateway.customer.Customers;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.inbound.AcceptedMessages;
import org.strowger.gateway.language.LanguageGuesser;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.servicekit.text.CardNumbers;

/**
 * The one way in. A message is stored and told to the router and the others in one transaction,
 * once however often the source delivers it; whoever called may tell the source when it returned.
 */
@Singleton
public class InboundStore {

  private final GatewayDatabase database;
  private final GatewayOutbox outbox;
  private final Customers customers;
  private final ConversationRepository conversations;
  private final ConversationMatcher matcher;
  private final MessageRepository messages;
  private final InboundPublisher publisher;
  private final LanguageGuesser guesser;
  private final AcceptedMessages accepted;
  private final MeterRegistry metrics;

  InboundStore(
      GatewayDatabase database,
      GatewayOutbox outbox,
      Customers customers,
      ConversationRepository conversations,
      ConversationMatcher matcher,
      MessageRepository messages,
      InboundPublisher publisher,
      LanguageGuesser guesser,
      AcceptedMessages accepted,
      MeterRegistry metrics) {
    this.database = database;
    this.outbox = outbox;
    this.customers = customers;
    this.conversations = conversations;
    this.matcher = matcher;
    this.messages = messages;
    this.publisher = publisher;
    this.guesser = guesser;
    this.accepted = accepted;
    this.metrics = metrics;
  }

  /** Does what belongs to one delivery of a source in one transaction; returns when committed. */
  public <T> T inTransaction(Function<Handle, T> work) {
    T result = database.jdbi().inTransaction(work::apply);
    outbox.wake();
    return result;
  }

  /** Stores a message in a transaction of its own; returns when it is committed. */
  public StoredMessage store(InboundMessage message) {
    return inTransaction(handle -> store(handle, message));
  }

  /** Stores a message in the transaction of {@link #inTransaction}. */
  public StoredMessage store(Handle handle, InboundMessage message) {
    return store(handle, message, () -> {});
  }

  /**
   * Stores a message in the transaction of {@link #inTransaction}.
   *
   * @param check refuses a message by an exception; not asked about one that is delivered again
   */
  public StoredMessage store(Handle handle, InboundMessage message, Runnable check) {
    InboundContact contact = message.contact();
    if (!accepted.note(handle, message.id().value(), contact.entryPoint())) {
      Optional<StoredMessage> before = findAgain(handle, message.id());
      if (before.isPresent()) {
        return before.get();
      }
    }
    check.run();
    Match match = matcher.match(handle, contact);
    Customer customer = customer(handle, contact);
    MessageBody body = message.body().redacted();
    Instant begun = now();
    Locked locked = lock(handle, contact, match, customer, body, begun);
    Instant storedAt = locked.created() ? begun : now(); // after the message that it waited for
    insert(handle, message, body, match, customer, locked, storedAt);
    count(contact.entryPoint());
    return new StoredMessage(locked.conversation().id(), message.id(), true);
  }

  /** A message that was stored before; its delivery is noted, and so nobody else stores it now. */
  private Optional<StoredMessage> findAgain(Handle handle, MessageId id) {
    return messages
        .conversationOf(handle, id)
        .map(conversation -> new StoredMessage(conversation, id, false));
  }

  /** Whether a message was stored, and not longer ago than this. */
  public boolean isStoredWithin(Handle handle, MessageId message, Duration age) {
    return messages.isStoredWithin(handle, message, age);
  }

  /**
   * Asks for an agent for a customer who wrote nothing, e.g. who calls. That it happens once is for
   * the caller to see to.
   */
  public void open(Handle handle, InboundContact contact) {
    Match match = matcher.match(handle, contact);
    Customer customer = customer(handle, contact);
    Conversation conversation = lock(handle, contact, match, customer, null, null).conversation();
    ContactLanguage language =
        contact.language().withStored(customer.language()).orGuess(Optional::empty);
    publisher.route(handle, contact, conversation, language, now());
  }

  private Customer customer(Handle handle, InboundContact contact) {
    DomainId domain = contact.entryPoint().domain();
    Customer customer = customers.findOrCreate(handle, domain, contact.sender());
    contact.vouched().forEach(each -> customers.vouch(handle, domain, customer.id(), each));
    if (contact.tier() != null) {
      customers.noteTier(handle, customer.id(), contact.tier());
    }
    return customer;
  }

  /**
   * The conversation, held until the transaction ends: its messages get their numbers in turn.
   *
   * @param first when the message is stored that a new one begins with; null when with none
   */
  private Locked lock(
      Handle handle,
      InboundContact contact,
      Match match,
      Customer customer,
      @Nullable MessageBody body,
      @Nullable Instant first) {
    if (match.joined() != null) {
      return new Locked(conversations.lock(handle, match.joined().id()), false);
    }
    var wanted =
        new NewConversation(
            contact.conversation(),
            contact.entryPoint(),
            customer.id(),
            contact.sourceKey(),
            body == null ? null : body.subject(),
            match.possibleReplyTo(),
            first);
    Locked locked =
        conversations
            .create(handle, wanted)
            .map(created -> new Locked(created, true))
            .orElseGet(() -> new Locked(conversations.lock(handle, contact.conversation()), false));
    conversations.admit(handle, locked.conversation(), contact.participants());
    return locked;
  }

  /**
   * A conversation that nobody else changes now.
   *
   * @param created just now, and with the number of its first message
   */
  private record Locked(Conversation conversation, boolean created) {}

  private void insert(
      Handle handle,
      InboundMessage message,
      MessageBody body,
      Match match,
      Customer customer,
      Locked locked,
      Instant now) {
    Conversation conversation = locked.conversation();
    boolean asks = match.joined() == null || !message.source().automatic();
    long sequence = sequence(handle, locked, asks, now);
    ContactLanguage language = language(handle, message.contact(), customer, body);
    String name = message.contact().sender().name();
    String author = name == null ? null : CardNumbers.redact(name);
    List<Attachment> attachments =
        message.attachments().stream().map(Attachment::redacted).toList();
    boolean redacted =
        !body.equals(message.body())
            || !Objects.equals(author, name)
            || !attachments.equals(message.attachments());
    messages.insertInbound(
        handle,
        new MessageRepository.Inbound(
            message.id(),
            conversation.id(),
            sequence,
            message.contact().proposedContact(),
            customer.id(),
            author,
            body,
            redacted,
            attachments,
            answerable(handle, message, match),
            language,
            now));
    if (asks) {
      publisher.received(handle, message, conversation, sequence, language, now);
    }
  }

  private long sequence(Handle handle, Locked locked, boolean asks, Instant now) {
    Conversation conversation = locked.conversation();
    if (locked.created()) {
      return conversation.lastSequence();
    }
    return asks
        ? conversations.nextInboundSequence(handle, conversation.id(), now)
        : conversations.nextSequence(handle, conversation.id());
  }

  /** Inside a conversation answers only go to somebody who takes part. */
  private MessageSource answerable(Handle handle, InboundMessage message, Match match) {
    MessageSource source = message.source();
    Identity asked = source.replyTo();
    return asked == null
            || match.joined() == null
            || conversations.takesPart(handle, match.joined(), asked)
        ? source
        : source.repliedTo(message.contact().sender());
  }

  private @Nullable ContactLanguage language(
      Handle handle, InboundContact contact, Customer customer, MessageBody body) {
    WrittenLanguage given = contact.language();
    WrittenLanguage.tag(given.chosen())
        .ifPresent(
            tag -> customers.choose(handle, contact.entryPoint().domain(), customer.id(), tag));
    String subject = body.subject() == null ? "" : body.subject() + "\n";
    String own = body.ownWords();
    return given
        .withStored(customer.language())
        .orGuess(() -> guesser.guess(own).or(() -> guesser.guess(subject + own)));
  }

  private void count(EntryPoint entryPoint) {
    metrics
        .counter("strowger.gateway.messages.received", "channel", entryPoint.channel().name())
        .increment();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
