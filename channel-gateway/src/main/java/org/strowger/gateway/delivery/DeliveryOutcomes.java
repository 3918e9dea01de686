package org.strowger.gateway.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.conversation.ContactPublisher;

/** How deliveries end, and who is told. */
@Singleton
public class DeliveryOutcomes {

  private final DeliveryRepository deliveries;
  private final ContactPublisher publisher;
  private final MeterRegistry metrics;

  public DeliveryOutcomes(
      DeliveryRepository deliveries, ContactPublisher publisher, MeterRegistry metrics) {
    this.deliveries = deliveries;
    this.publisher = publisher;
    this.metrics = metrics;
  }

  void delivered(Handle handle, Outgoing outgoing) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    if (deliveries.delivered(handle, outgoing.message(), now)) {
      publisher.delivered(
          handle,
          new ChannelFact.MessageDelivered(
              outgoing.conversation().entryPoint().domain(),
              outgoing.conversation().id(),
              outgoing.message(),
              outgoing.sentAt(),
              now));
      count("delivered");
    }
  }

  void failed(Handle handle, Outgoing outgoing, String code) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    if (deliveries.failed(handle, outgoing.message(), code, now)) {
      publisher.failed(
          handle,
          new ChannelFact.MessageFailed(
              outgoing.conversation().entryPoint().domain(),
              outgoing.conversation().id(),
              outgoing.message(),
              outgoing.sentAt(),
              now,
              code,
              outgoing.contact()));
      count("failed");
    }
  }

  /** A mail system says that an answer did not arrive; unknown answers change nothing. */
  public void bounced(Handle handle, MessageId message, String code) {
    Optional<Outgoing> found = deliveries.find(handle, message);
    found.ifPresent(outgoing -> failed(handle, outgoing, code));
  }

  /** The customer's screen has the answers up to a number. */
  public void seen(Handle handle, ConversationId conversation, long upTo) {
    for (MessageId id : deliveries.underway(handle, conversation, upTo)) {
      delivered(handle, deliveries.load(handle, id));
    }
  }

  /** The customer stayed away: what is underway has not reached her. */
  public void neverSeen(Handle handle, ConversationId conversation) {
    for (MessageId id : deliveries.underway(handle, conversation, Long.MAX_VALUE)) {
      failed(handle, deliveries.load(handle, id), "CUSTOMER_LEFT");
    }
  }

  private void count(String outcome) {
    metrics.counter("strowger.gateway.deliveries", "outcome", outcome).increment();
  }
}
