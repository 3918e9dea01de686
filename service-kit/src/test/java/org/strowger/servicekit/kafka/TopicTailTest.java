package org.strowger.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.contracts.wire.Topics;
import org.strowger.localinfra.KeptPort;
import org.strowger.localinfra.LocalBroker;
import org.strowger.servicekit.kafka.TopicReader.From;

class TopicTailTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PARTITIONS = 3;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<TopicTail> opened = new ArrayList<>();
  private final Path data;
  private LocalBroker broker;

  TopicTailTest(@TempDir(cleanup = CleanupMode.NEVER) Path data) {
    this.data = data;
    broker = LocalBroker.start(data, KeptPort.ANY);
  }

  @AfterEach
  void stop() {
    opened.forEach(TopicTail::close);
    broker.close();
  }

  @Test
  void shouldTellAllThatIsThereAndThenThatItHasCaughtUp() throws Exception {
    createTopic();
    send("1", "2", "3");

    var heard = tail(From.BEGINNING);

    await().atMost(PATIENCE).until(() -> heard.contains("caught up"));
    assertThat(heard.subList(0, 3)).containsExactlyInAnyOrder("1", "2", "3");
    send("4");
    awaitLast(heard, "4");
    assertThat(heard).hasSize(5);
    assertThat(metrics.get("strowger.tail.caught.up").gauge().value()).isEqualTo(1);
    await().until(() -> metrics.get("strowger.tail.behind").gauge().value() == 0);
  }

  @Test
  void shouldTellFromTheEndOnlyWhatIsCommittedLater() throws Exception {
    createTopic();
    send("before");

    var heard = tail(From.END);
    awaitLast(heard, "caught up");
    send("after");

    awaitLast(heard, "after");
    assertThat(heard).containsExactly("caught up", "after");
  }

  @Test
  void shouldWaitForATopicThatIsNotThereYet() throws Exception {
    var heard = tail(From.BEGINNING);
    await().during(Duration.ofSeconds(1)).until(heard::isEmpty);

    createTopic();

    awaitLast(heard, "caught up");
  }

  @Test
  void shouldTellNothingThatWasAborted() throws Exception {
    createTopic();
    var heard = tail(From.END);
    awaitLast(heard, "caught up");
    try (var producer = transactional()) {
      producer.initTransactions();
      producer.beginTransaction();
      var _ = producer.send(record("aborted"));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      var _ = producer.send(record("committed"));
      producer.commitTransaction();
    }

    awaitLast(heard, "committed");
    assertThat(heard).containsExactly("caught up", "committed");
  }

  @Test
  void shouldSkipNothingWhileTheBrokerIsAwayAndGoOnAfterAListenersFailure() throws Exception {
    createTopic();
    var heard = tail(From.END);
    awaitLast(heard, "caught up");
    send("1", "bad", "2");
    await().atMost(PATIENCE).until(() -> heard.containsAll(List.of("1", "2")));

    broker.close();
    broker = LocalBroker.start(data, KeptPort.ANY);
    String[] more = IntStream.range(0, 20).mapToObj(Integer::toString).toArray(String[]::new);
    send(more);

    await().atMost(PATIENCE).until(() -> heard.size() >= 23);
    assertThat(heard.subList(3, heard.size())).containsExactlyInAnyOrder(more);
  }

  private List<String> tail(From from) {
    var heard = new CopyOnWriteArrayList<String>();
    var tail =
        new TopicTail(
            "strowger-test",
            KafkaClients.of(broker.bootstrapServers()),
            List.of(Topics.CUSTOMERS),
            from,
            metrics,
            new TopicTail.Listener() {
              @Override
              public void onRecord(ConsumerRecord<String, byte[]> record) {
                if (record.key().equals("bad")) {
                  throw new IllegalStateException("refused");
                }
                heard.add(record.key());
              }

              @Override
              public void onCaughtUp() {
                heard.add("caught up");
              }
            });
    opened.add(tail);
    tail.start();
    return heard;
  }

  private static void awaitLast(List<String> heard, String last) {
    await().atMost(PATIENCE).until(() -> !heard.isEmpty() && heard.getLast().equals(last));
  }

  private void createTopic() throws Exception {
    try (Admin admin = KafkaClients.of(broker.bootstrapServers()).admin("test")) {
      admin
          .createTopics(List.of(new NewTopic(Topics.CUSTOMERS.name(), PARTITIONS, (short) 1)))
          .all()
          .get();
    }
  }

  private void send(String... keys) {
    try (var producer =
        KafkaClients.of(broker.bootstrapServers()).producer("test", Duration.ofSeconds(30))) {
      for (String key : keys) {
        var _ = producer.send(record(key));
      }
    }
  }

  private static ProducerRecord<String, byte[]> record(String key) {
    return new ProducerRecord<>(Topics.CUSTOMERS.name(), key, new byte[] {1});
  }

  private KafkaProducer<String, byte[]> transactional() {
    return new KafkaProducer<>(
        Map.<String, Object>of(
            "bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test"),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
