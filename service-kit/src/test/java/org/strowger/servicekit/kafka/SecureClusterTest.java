package org.strowger.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.Facts;
import org.strowger.servicekit.ServiceSchema;
import org.strowger.servicekit.inbox.DeadLetters;
import org.strowger.servicekit.inbox.InboxConsumer;
import org.strowger.servicekit.kafka.TopicReader.From;
import org.strowger.servicekit.outbox.Outbox;
import org.strowger.servicekit.outbox.OutboxRelay;
import org.strowger.testkit.SecureCluster;
import org.strowger.testkit.StrowgerInfra;

/** All kinds of clients that services have, on a broker that is reached by TLS and a password. */
@QuarkusTest
@WithTestResource(StrowgerInfra.class)
@WithTestResource(SecureCluster.class)
@TestProfile(SecureClusterTest.Alone.class)
class SecureClusterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Topic<?> LETTERS =
      new Topic<>("customers.dlq", Object.class, "customer", 1_000_000, false, false);

  @Inject KafkaClients kafka;
  @Inject DeadLetters deadLetters;

  private final ServiceSchema schema = new ServiceSchema();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final String customer = Facts.newCustomer();

  /** Its own broker makes it another app than the other tests'. */
  public static final class Alone implements QuarkusTestProfile {}

  @BeforeEach
  void topicsAreCreatedAtStartup() {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> names().contains(LETTERS.name()));
  }

  @Test
  @DisplayName("TR51: outbox, inbox, tail, dead letters and admin work with TLS and SASL")
  void shouldLetEveryClientIn() {
    // given
    var applied = new CopyOnWriteArrayList<String>();
    try (var tail = new Ears(List.of(Topics.CUSTOMERS, LETTERS));
        var relay = new OutboxRelay("secure", schema.jdbi(), kafka, metrics);
        var inbox =
            new InboxConsumer<>(
                "secure",
                "test-" + customer,
                Topics.CUSTOMERS,
                schema.jdbi(),
                kafka,
                deadLetters,
                metrics,
                (handle, message, position) -> {
                  if (Facts.refOf(message).equals("refused")) {
                    throw new IllegalArgumentException("Expected another but got this one");
                  }
                  applied.add(Facts.refOf(message));
                },
                () -> {})) {
      tail.start();
      inbox.start();
      relay.start();

      // when
      for (String ref : List.of("1", "refused", "2")) {
        schema
            .jdbi()
            .useTransaction(
                handle ->
                    new Outbox()
                        .add(
                            handle,
                            Topics.CUSTOMERS,
                            Facts.linked(customer, ref),
                            customer,
                            false));
      }

      // then
      await().atMost(PATIENCE).until(() -> applied.contains("2"));
      assertThat(applied).contains("1").doesNotContain("refused");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(tail.heard)
                      .containsExactlyInAnyOrder(
                          Topics.CUSTOMERS.name(),
                          Topics.CUSTOMERS.name(),
                          Topics.CUSTOMERS.name(),
                          LETTERS.name()));
      await().atMost(PATIENCE).until(() -> schema.count("outbox") == 0);
    }
  }

  @Test
  @DisplayName("TR51: who has no password is not let in")
  void shouldLetNobodyElseIn() {
    String brokers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);

    Admin admin = KafkaClients.of(brokers).admin("stranger");
    try {
      assertThatThrownBy(() -> admin.listTopics().names().get(3, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private Set<String> names() throws Exception {
    try (Admin admin = kafka.admin("test")) {
      return admin.listTopics().names().get();
    }
  }

  /** Hears the names of the topics that this test's records came on. */
  private final class Ears implements TopicTail.Listener, AutoCloseable {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final TopicTail tail;

    Ears(List<Topic<?>> topics) {
      tail = new TopicTail("strowger-secure", kafka, topics, From.BEGINNING, metrics, this);
    }

    void start() {
      tail.start();
    }

    @Override
    public void onRecord(ConsumerRecord<String, byte[]> record) {
      if (record.key().equals(customer)) {
        heard.add(record.topic());
      }
    }

    @Override
    public void close() {
      tail.close();
    }
  }
}
