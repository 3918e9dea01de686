package org.strowger.gateway.topics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.servicekit.kafka.TopicReader.From;
import org.strowger.servicekit.kafka.TopicTail;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Tells every {@link LiveRoutingListener} and {@link ContactsListener} what is committed to their
 * topics from the start of this process on; nothing is skipped while the broker is away.
 */
@Singleton
public final class LiveTail implements TopicTail.Listener {

  private static final Logger LOG = Logger.getLogger(LiveTail.class);

  private final List<LiveRoutingListener> routingListeners;
  private final List<ContactsListener> contactsListeners;
  private final Event<LiveTailStarted> started;
  private final TopicTail tail;

  public LiveTail(
      KafkaClients kafka,
      MeterRegistry metrics,
      @All List<LiveRoutingListener> routingListeners,
      @All List<ContactsListener> contactsListeners,
      Event<LiveTailStarted> started) {
    this.routingListeners = routingListeners;
    this.contactsListeners = contactsListeners;
    this.started = started;
    this.tail =
        new TopicTail(
            "strowger-gateway-live",
            kafka,
            List.of(Topics.ROUTING_EVENTS, Topics.CONTACTS),
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
    started.fire(new LiveTailStarted());
  }

  @Override
  public void onRecord(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.topic().equals(Topics.ROUTING_EVENTS.name())) {
        RoutedEvent routed = RoutedEvent.of(KafkaWire.read(Topics.ROUTING_EVENTS, record));
        tell(routingListeners, listener -> listener.onRouting(routed));
      } else {
        ChannelFact fact = KafkaWire.read(Topics.CONTACTS, record).body();
        tell(contactsListeners, listener -> listener.onFact(fact));
      }
    } catch (MalformedMessageException e) {
      LOG.errorf(
          "Skipped an unreadable record at %s-%d:%d: %s",
          record.topic(), record.partition(), record.offset(), e.reason());
    }
  }

  /** One listener's failure is not the others'. */
  private static <L> void tell(List<L> listeners, Consumer<L> news) {
    for (L listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        LOG.errorf(
            "%s missed an event: %s", listener.getClass().getSimpleName(), FailureTrace.of(e));
      }
    }
  }
}
