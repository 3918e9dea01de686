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
  private final MeterRegistry metrics;

  public DeliveryOutcomes(
      DeliveryRepository deliveries, ContactFacts facts, MeterRegistry metrics) {
    this.deliveries = deliveries;
    this.facts = facts;
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

  void failed(Handle handle, OutboundMessage message, String code) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    if (deliveries.failed(handle, message.id(), code, now)) {
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
  }

  /**
   * The other side says that an answer did not arrive; about one that is unknown or has failed
   * before it changes nothing.
   *
   * @param code why, without personal data
   */
  public void failed(Handle handle, MessageId message, String code) {
    deliveries.find(handle, message).ifPresent(due -> failed(handle, due.message(), code));
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
      failed(handle, deliveries.load(handle, id).message(), code);
    }
  }

  private void count(String outcome) {
    metrics.counter("strowger.gateway.deliveries", "outcome", outcome).increment();
  }
}
