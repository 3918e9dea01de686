package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.localinfra.KeptPort;
import org.strowger.localinfra.LocalBroker;

/** What a broker that was killed leaves in its partitions. */
@DisplayName("TR65: a transaction that nobody knows ends")
class HangingTransactionsTest {

  private static final String TOPIC = "routing-events";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final long LATER = HangingTransactions.OPEN_FOR.toNanos();

  private final HangingTransactions hanging = new HangingTransactions(List.of(TOPIC, "not-there"));

  @TempDir private Path directory;

  @Test
  void shouldBeEndedAtTheSecondLook() throws Exception {
    // given a transaction that the coordinator has forgotten
    try (var broker = LocalBroker.start(directory, KeptPort.ANY)) {
      create(broker);
      leaveOpen(broker);
    }
    forgetTransactions();
    try (var broker = LocalBroker.start(directory, KeptPort.ANY);
        Admin admin = admin(broker)) {
      assertThat(readable(admin)).isZero();
      // when
      var first = hanging.look(admin, 0);
      var second = hanging.look(admin, LATER);
      // then
      assertThat(first).isEmpty();
      assertThat(second).containsExactly(PARTITION);
      assertThat(readable(admin)).isEqualTo(2); // the record and the word that it is not valid
      // and nothing is left to do
      assertThat(hanging.look(admin, 2 * LATER)).isEmpty();
      assertThat(hanging.look(admin, 4 * LATER)).isEmpty();
    }
  }

  @Test
  void shouldLeaveTransactionsAtWorkAlone() throws Exception {
    // given
    try (var broker = LocalBroker.start(directory, KeptPort.ANY);
        Admin admin = admin(broker)) {
      create(broker);
      try (var producer = producer(broker)) {
        begin(producer);
        // when
        var first = hanging.look(admin, 0);
        var second = hanging.look(admin, LATER);
        // then
        assertThat(first).isEmpty();
        assertThat(second).isEmpty();
        producer.commitTransaction();
        // the broker writes the end of a transaction after it has said so
        await().untilAsserted(() -> assertThat(readable(admin)).isEqualTo(2));
      }
    }
  }

  private void leaveOpen(LocalBroker broker) throws Exception {
    var producer = producer(broker);
    begin(producer);
    // its end is not said: the process was killed
    producer.close(Duration.ZERO);
  }

  private static void begin(KafkaProducer<String, String> producer) throws Exception {
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(TOPIC, 0, "key", "value")).get();
  }

  private void forgetTransactions() throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path log :
          files
              .filter(file -> file.toString().contains("__transaction_state"))
              .filter(file -> file.toString().endsWith(".log"))
              .toList()) {
        FileChannel.open(log, StandardOpenOption.WRITE).truncate(0).close();
      }
    }
  }

  private static long readable(Admin admin) throws Exception {
    return admin
        .listOffsets(
            Map.of(PARTITION, OffsetSpec.latest()),
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .partitionResult(PARTITION)
        .get()
        .offset();
  }

  private static void create(LocalBroker broker) throws Exception {
    try (Admin admin = admin(broker)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static Admin admin(LocalBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  private static KafkaProducer<String, String> producer(LocalBroker broker) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "transactional.id",
            "killed",
            "transaction.timeout.ms",
            60_000),
        new StringSerializer(),
        new StringSerializer());
  }
}
