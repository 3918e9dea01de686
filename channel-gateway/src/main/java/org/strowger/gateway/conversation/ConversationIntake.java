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
  public boolean take(Handle handle, Demand demand, boolean routed, @Nullable String sourceKey) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Entrance entrance = demand.entrance();
    Customer customer = customers.findOrCreate(handle, entrance.domain(), demand.sender());
    if (customer.newlyLinked()) {
      publisher.linked(handle, entrance, customer.id(), demand.sender(), now);
    }
    conversations.createIfAbsent(handle, demand, customer.id(), sourceKey);
    CustomerId owner = conversations.lock(handle, demand.conversation()).customerId();
    if (messages.exists(handle, demand.message())) {
      return false;
    }
    long sequence = conversations.nextSequence(handle, demand.conversation(), routed);
    Words words = demand.words().redacted();
    ContactLanguage language = language(handle, demand, customer, words);
    messages.insertInbound(handle, demand, customer.id().value(), sequence, words, language, now);
    if (routed) {
      publisher.received(handle, demand, owner, sequence, now);
      publisher.route(handle, demand, owner, language, now);
    }
    metrics
        .counter("strowger.gateway.messages.received", "channel", entrance.channel().name())
        .increment();
    return true;
  }

  private @Nullable ContactLanguage language(
      Handle handle, Demand demand, Customer customer, Words words) {
    WrittenLanguage given = demand.language();
    WrittenLanguage.tag(given.chosen())
        .ifPresent(tag -> customers.choose(handle, customer.id(), tag));
    var known = new WrittenLanguage(given.chosen(), customer.language(), given.hinted());
    String subject = words.subject() == null ? "" : words.subject() + "\n";
    return known.orGuess(
        () -> guesser.guess(words.text()).or(() -> guesser.guess(subject + words.text())));
  }
}
