package org.strowger.servicekit.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.servicekit.kafka.TopicReader.From;
import org.strowger.servicekit.kafka.TopicTail;

/** Keeps the {@link Directory} as the topic has it; waits in the background while Kafka is away. */
@Singleton
final class DirectoryTail implements TopicTail.Listener {

  private static final Logger LOG = Logger.getLogger(DirectoryTail.class);

  private final Directory directory;
  private final TopicTail tail;

  @Inject
  DirectoryTail(KafkaClients kafka, Directory directory, MeterRegistry metrics) {
    this.directory = directory;
    this.tail =
        new TopicTail(
            "strowger-directory", kafka, List.of(Topics.DIRECTORY), From.BEGINNING, metrics, this);
  }

  void start(@Observes StartupEvent event) {
    tail.start();
  }

  void stop(@Observes ShutdownEvent event) {
    tail.close();
  }

  @Override
  public void onCaughtUp() {
    directory.completed();
    LOG.info("Directory read");
  }

  /** Fails closed: who has an entry that cannot be read may nothing. */
  @Override
  public void onRecord(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.value() == null) {
        directory.remove(new AgentId(record.key()));
      } else {
        directory.put(KafkaWire.read(Topics.DIRECTORY, record).body());
      }
    } catch (MalformedMessageException e) {
      LOG.errorf(
          "Unreadable entry at %s-%d@%d: %s",
          record.topic(), record.partition(), record.offset(), e.reason());
      forget(record.key());
    } catch (IllegalArgumentException e) {
      LOG.errorf("Bad key at %s-%d@%d", record.topic(), record.partition(), record.offset());
    }
  }

  private void forget(String key) {
    if (key != null) {
      directory.remove(new AgentId(key));
    }
  }
}
