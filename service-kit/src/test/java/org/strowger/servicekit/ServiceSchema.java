package org.strowger.servicekit;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jdbi.v3.core.Jdbi;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.inbox.DeadLetters;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.sql.JdbiTransactions;
import org.strowger.servicekit.sql.Transactions;
import org.strowger.testkit.StrowgerInfra;

/** A schema of its own, as a service has one, beside a real broker. */
public final class ServiceSchema {

  private static final int PARTITIONS = 4;

  private final Jdbi jdbi;

  public ServiceSchema() {
    String name = "kit_" + UUID.randomUUID().toString().replace("-", "");
    connect("public").useHandle(handle -> handle.execute("create schema " + name));
    jdbi = connect(name);
    jdbi.useHandle(
        handle -> {
          handle.createScript(script("outbox")).execute();
          handle.createScript(script("inbox")).execute();
        });
    Topics.ALL.forEach(this::create);
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  public Transactions transactions() {
    return new JdbiTransactions(jdbi);
  }

  public KafkaClients kafka() {
    return kafkaOfThisJvm();
  }

  /** Sent by a plain producer: what is sent is the same as by the channel. */
  public DeadLetters deadLetters(MeterRegistry metrics) {
    return new DeadLetters(ServiceSchema::send, metrics);
  }

  private static CompletionStage<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
    var sent = new CompletableFuture<RecordMetadata>();
    try (var producer = kafkaOfThisJvm().producer("test-dead-letters", Duration.ofSeconds(10))) {
      var _ =
          producer.send(
              record,
              (at, failure) -> {
                if (failure == null) {
                  sent.complete(at);
                } else {
                  sent.completeExceptionally(failure);
                }
              });
    }
    return sent;
  }

  public int count(String table) {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  private void create(Topic<?> topic) {
    for (String name : new String[] {topic.name(), topic.deadLetters()}) {
      try (Admin admin = kafka().admin("test")) {
        admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new IllegalStateException(e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private Jdbi connect(String schema) {
    loadDriver();
    return Jdbi.create(
        setting("strowger.postgres.url") + "?currentSchema=" + schema,
        setting("strowger.postgres.user"),
        setting("strowger.postgres.password"));
  }

  /** The driver's own registration may have happened for another class loader. */
  private static void loadDriver() {
    try {
      Class.forName("org.postgresql.Driver");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KafkaClients kafkaOfThisJvm() {
    return KafkaClients.of(setting("kafka.bootstrap.servers"));
  }

  private static String setting(String key) {
    String value = StrowgerInfra.startOnce().get(key);
    if (value == null) {
      throw new IllegalStateException("Expected " + key + " but found none");
    }
    return value;
  }

  private static String script(String name) {
    String path = "/db/service-kit/%s/R__%s.sql".formatted(name, name);
    try (var sql = ServiceSchema.class.getResourceAsStream(path)) {
      if (sql == null) {
        throw new IllegalStateException("Expected " + path + " but found none");
      }
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
