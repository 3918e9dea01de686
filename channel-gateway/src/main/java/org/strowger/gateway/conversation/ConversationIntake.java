package org.strowger.gateway.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.gateway.customer.Customer;
import org.strowger.gateway.customer.CustomerRepository;
import org.strowger.gateway.language.LanguageGuesser;
import org.strowger.gateway.language.WrittenLanguage;

/**
 * Takes a demand in: stored, and told to the router and the others, in the caller's transaction.
 */
@Singleton
public class ConversationIntake {

  private final CustomerRepository customers;
  private final ConversationRepository conversations;
  private final MessageRepository messages;
  private final ContactPublisher publisher;
  private final LanguageGuesser guesser;
  private final MeterRegistry metrics;
  private final Clock clock = Clock.systemUTC();

  public ConversationIntake(
      CustomerRepository customers,
      ConversationRepository conversations,
      MessageRepository messages,
      ContactPublisher publisher,
      LanguageGuesser guesser,
      MeterRegistry metrics) {
    this.customers = customers;
    this.conversations = conversations;
    this.messages = messages;
    this.publisher = publisher;
    this.guesser = guesser;
    this.metrics = metrics;
  }

  /**
   * Takes the demand; one that is stored already has no second effect.
   *
   * @param routed false for what nobody has to answer
   * @param sourceKey the source's name of the conversation, if it has one
   * @return false when it was stored before
   */
  public boolean take(
      Handle handle, InboundMessage message, boolean routed, @Nullable String sourceKey) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    EntryPoint entryPoint = message.entryPoint();
    Customer customer = customers.findOrCreate(handle, entryPoint.domain(), message.sender());
    if (customer.newlyLinked()) {
      publisher.linked(handle, entryPoint, customer.id(), message.sender(), now);
    }
    conversations.createIfAbsent(handle, message, customer.id(), sourceKey);
    CustomerId owner = conversations.lock(handle, message.conversation()).customerId();
    if (messages.exists(handle, message.message())) {
      return false;
    }
    long sequence = conversations.nextSequence(handle, message.conversation(), routed);
    MessageBody body = message.body().redacted();
    ContactLanguage language = language(handle, message, customer, body);
    messages.insertInbound(handle, message, customer.id().value(), sequence, body, language, now);
    if (routed) {
      publisher.received(handle, message, owner, sequence, now);
      publisher.route(handle, message, owner, language, now);
    }
    metrics
        .counter("strowger.gateway.messages.received", "channel", entryPoint.channel().name())
        .increment();
    return true;
  }

  private @Nullable ContactLanguage language(
      Handle handle, InboundMessage message, Customer customer, MessageBody body) {
    WrittenLanguage given = message.language();
    WrittenLanguage.tag(given.chosen())
        .ifPresent(tag -> customers.choose(handle, customer.id(), tag));
    var known = new WrittenLanguage(given.chosen(), customer.language(), given.hinted());
    String subject = body.subject() == null ? "" : body.subject() + "\n";
    return known.orGuess(
        () -> guesser.guess(body.text()).or(() -> guesser.guess(subject + body.text())));
  }
}
