package org.strowger.routing.desk;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.servicekit.kafka.TopicReader.From;
import org.strowger.servicekit.kafka.TopicTail;

/** Tells the desks and who waits for an answer every event that is committed from now on. */
@Singleton
public final class RoutingEventsConsumer implements TopicTail.Listener {

  private static final Logger LOG = Logger.getLogger(RoutingEventsConsumer.class);

  private final PendingAnswers answers;
  private final Desks desks;
  private final TopicTail tail;

  @Inject
  RoutingEventsConsumer(
      KafkaClients kafka, PendingAnswers answers, Desks desks, MeterRegistry metrics) {
    this.answers = answers;
    this.desks = desks;
    this.tail =
        new TopicTail(
            "strowger-routing-desk",
            kafka,
            List.of(Topics.ROUTING_EVENTS),
            From.END,
            metrics,
            this);
  }

  void start(@Observes StartupEvent event) {
    tail.start();
  }

  void stop(@Observes ShutdownEvent event) {
    tail.close();
  }

  @Override
  public void onCaughtUp() {
    answers.goLive();
  }

  @Override
  public void onRecord(ConsumerRecord<String, byte[]> record) {
    try {
      Message<RoutingEvent> event = KafkaWire.read(Topics.ROUTING_EVENTS, record);
      if (event.meta().cause() != null) {
        desks.onEvent(event, event.meta().cause());
        answers.onEvent(event, event.meta().cause());
      }
    } catch (MalformedMessageException e) {
      LOG.errorf(
          "Skipped an unreadable event at %s-%d:%d: %s",
          record.topic(), record.partition(), record.offset(), e.reason());
    }
  }
}
