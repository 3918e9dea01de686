package org.strowger.servicekit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.OwnBroker;
import org.strowger.servicekit.kafka.TopicReader;
import org.strowger.servicekit.kafka.TopicReader.From;
import org.strowger.testkit.StrowgerInfra;

/** The channel of the dead letters, on a broker that comes and goes. */
@QuarkusTest
@WithTestResource(StrowgerInfra.class)
@WithTestResource(OwnBroker.class)
@TestProfile(DeadLettersTest.Alone.class)
class DeadLettersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Topic<?> LETTERS =
      new Topic<>("customers.dlq", Object.class, "customer", 1_000_000, false, false);

  @Inject DeadLetters letters;
  @Inject KafkaClients kafka;

  @SuppressWarnings("NullAway.Init") // the resource sets it
  OwnBroker broker;

  /** Its own broker makes it another app than the other tests'. */
  public static final class Alone implements QuarkusTestProfile {}

  @BeforeEach
  void topicsAreThere() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              try (Admin admin = kafka.admin("test")) {
                return admin.listTopics().names().get().contains(LETTERS.name());
              }
            });
  }

  @Test
  @DisplayName("C19: what was put aside is there when the sender goes on, also after an outage")
  void shouldSendByTheChannelAndAgainAfterTheBrokerWasAway() {
    letters.send("test", List.of(poison("1"), poison("2")));
    assertThat(values()).containsExactly("1", "2");

    broker.stop();
    assertThatThrownBy(() -> letters.send("test", List.of(poison("3"))))
        .isInstanceOf(KafkaException.class)
        .hasMessage("Expected to put dead letters aside but could not");

    broker.goOn();
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(KafkaException.class)
        .untilAsserted(() -> letters.send("test", List.of(poison("4"))));
    assertThat(values()).startsWith("1", "2").endsWith("4");
  }

  private static Poison poison(String value) {
    return Poison.of(
        Topics.CUSTOMERS,
        new ConsumerRecord<>(Topics.CUSTOMERS.name(), 0, 0, "key", value.getBytes(UTF_8)),
        new IllegalArgumentException("refused"));
  }

  private List<String> values() {
    var found = new ArrayList<String>();
    try (TopicReader reader =
        TopicReader.open(
            kafka, "test", List.of(LETTERS), From.BEGINNING, new HashMap<TopicPartition, Long>())) {
      while (!requireNonNull(reader).isCaughtUp()) {
        reader.poll(Duration.ofMillis(100), record -> found.add(new String(record.value(), UTF_8)));
      }
    }
    return found;
  }
}
