package org.strowger.gateway.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.channel.OutboundMessage;
import org.strowger.gateway.topics.ContactFacts;

/** How deliveries end, and who is told. */
@Singleton
public class DeliveryOutcomes {

  private final DeliveryRepository deliveries;
  private final ContactFacts facts;
  private final FailureContacts asking;
  private final MeterRegistry metrics;

  DeliveryOutcomes(
      DeliveryRepository deliveries,
      ContactFacts facts,
      FailureContacts asking,
      MeterRegistry metrics) {
    this.deliveries = deliveries;
    this.facts = facts;
    this.asking = asking;
    this.metrics = metrics;
  }

  void delivered(Handle handle, OutboundMessage message) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    if (deliveries.delivered(handle, message.id(), now)) {
      facts.delivered(
          handle,
          new ChannelFact.MessageDelivered(
              message.conversation().entryPoint().domain(),
              message.conversation().id(),
              message.id(),
              message.sentAt(),
              now));
      count("delivered");
    }
  }

  /** Whether this is news. */
  private boolean note(Handle handle, OutboundMessage message, String code) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    boolean news = deliveries.failed(handle, message.id(), code, now);
    if (news) {
      facts.failed(
          handle,
          new ChannelFact.MessageFailed(
              message.conversation().entryPoint().domain(),
              message.conversation().id(),
              message.id(),
              message.sentAt(),
              now,
              code,
              message.contact()));
      count("failed");
    }
    return news;
  }

  /**
   * The other side says that an answer did not arrive; about one that is unknown or has failed
   * before it changes nothing.
   *
   * @param code why, without personal data
   */
  public void failed(Handle handle, MessageId message, String code) {
    deliveries.find(handle, message).ifPresent(due -> note(handle, due.message(), code));
  }

  /**
   * An answer came back after it had been handed over: who wrote it is asked what to do now, unless
   * somebody has its conversation before her.
   *
   * @param code why, without personal data
   */
  public void bounced(Handle handle, MessageId message, String code) {
    deliveries.find(handle, message).ifPresent(due -> refused(handle, due, code));
  }

  /**
   * No system took an answer, now or ever: as with one that came back, somebody has to know.
   *
   * @param code why, without personal data
   */
  void refused(Handle handle, DueDelivery due, String code) {
    if (note(handle, due.message(), code)) {
      asking.ask(handle, due);
    }
  }

  /** The customer has seen an answer, as her mail program says. */
  public void read(Handle handle, MessageId message) {
    deliveries.read(handle, message, Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  /** The customer's side has the answers of a conversation up to a number. */
  public void received(Handle handle, ConversationId conversation, long upTo) {
    for (MessageId id : deliveries.underway(handle, conversation, upTo)) {
      delivered(handle, deliveries.load(handle, id).message());
    }
  }

  /**
   * Nobody will fetch what is underway in a conversation.
   *
   * @param code why, without personal data
   */
  public void abandoned(Handle handle, ConversationId conversation, String code) {
    for (MessageId id : deliveries.underway(handle, conversation, Long.MAX_VALUE)) {
      note(handle, deliveries.load(handle, id).message(), code);
    }
  }

  private void count(String outcome) {
    metrics.counter("strowger.gateway.deliveries", "outcome", outcome).increment();
  }
}
