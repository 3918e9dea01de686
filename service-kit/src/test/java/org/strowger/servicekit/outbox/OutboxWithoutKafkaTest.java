package org.strowger.servicekit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.contracts.wire.Topics;
import org.strowger.localinfra.KeptPort;
import org.strowger.localinfra.LocalBroker;
import org.strowger.servicekit.Facts;
import org.strowger.servicekit.ServiceSchema;
import org.strowger.servicekit.kafka.KafkaClients;

class OutboxWithoutKafkaTest {

  private final ServiceSchema schema = new ServiceSchema();
  private final Outbox outbox = new Outbox();

  @Test
  void shouldKeepRowsWhileKafkaIsAwayAndSendThemInOrderAfterwards(@TempDir Path data)
      throws Exception {
    KafkaClients kafka;
    try (var broker = LocalBroker.start(data, KeptPort.ANY)) {
      kafka = KafkaClients.of(broker.bootstrapServers());
      createTopic(kafka);
    }
    try (var relay = new OutboxRelay("test", schema.jdbi(), kafka, new SimpleMeterRegistry())) {
      relay.start();
      for (int i = 0; i < 10; i++) {
        add(Integer.toString(i));
        relay.wake();
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .during(Duration.ofSeconds(2))
          .until(() -> schema.count("outbox") == 10);

      try (var back = LocalBroker.start(data, KeptPort.ANY)) {
        assertThat(kafka.broker()).containsValue(back.bootstrapServers());
        await().atMost(Duration.ofSeconds(60)).until(() -> schema.count("outbox") == 0);

        assertThat(firstArrivals(kafka))
            .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
      }
    }
  }

  private void add(String ref) {
    schema
        .jdbi()
        .useTransaction(
            handle -> outbox.add(handle, Topics.CUSTOMERS, Facts.linked("c-1", ref), "c-1", false));
  }

  private static void createTopic(KafkaClients kafka) throws Exception {
    try (var admin = kafka.admin("test")) {
      admin.createTopics(List.of(new NewTopic(Topics.CUSTOMERS.name(), 1, (short) 1))).all().get();
    }
  }

  private static List<String> firstArrivals(KafkaClients kafka) {
    try (KafkaConsumer<String, byte[]> consumer = kafka.tailConsumer("test")) {
      var partition = new TopicPartition(Topics.CUSTOMERS.name(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var found = new ArrayList<String>();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(
                        record -> {
                          String id =
                              new String(record.headers().lastHeader("ce_id").value(), UTF_8);
                          found.add(id.substring("c-1-".length()));
                        });
                assertThat(found).hasSizeGreaterThanOrEqualTo(10);
              });
      return found.stream().distinct().toList();
    }
  }
}
