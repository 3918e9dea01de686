package org.strowger.servicekit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;
import org.strowger.servicekit.Facts;
import org.strowger.servicekit.ServiceSchema;
import org.strowger.servicekit.inbox.InboxOffsets.FencedException;
import org.strowger.servicekit.kafka.KafkaWire;

class InboxBatchTest {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.CUSTOMERS.name(), 0);

  private final ServiceSchema schema = new ServiceSchema();
  private final Ledger ledger = new Ledger(schema);
  private final String customer = Facts.newCustomer();

  @Test
  void shouldLetOnlyOneOfTwoOwnersApplyARecord() {
    Map<TopicPartition, Long> owner = new HashMap<>();
    Map<TopicPartition, Long> zombie = new HashMap<>();

    batch().apply(records(0, "1"), owner);

    assertThatThrownBy(() -> batch().apply(records(0, "1"), zombie))
        .isInstanceOf(FencedException.class);
    assertThat(ledger.of(customer)).containsExactly("1");
  }

  @Test
  void shouldFenceAZombieThatWasTheOwnerBefore() {
    Map<TopicPartition, Long> owner = new HashMap<>();
    batch().apply(records(0, "1"), owner);
    Map<TopicPartition, Long> zombie = new HashMap<>(owner);

    batch().apply(records(1, "2"), owner);

    assertThatThrownBy(() -> batch().apply(records(1, "2", "3"), zombie))
        .isInstanceOf(FencedException.class);
    assertThat(ledger.of(customer)).containsExactly("1", "2");
  }

  @Test
  void shouldApplyNothingOfABatchThatCouldNotCommit() {
    var failing =
        new InboxBatch<>(
            "test",
            Topics.CUSTOMERS,
            schema.transactions(),
            new InboxOffsets(schema.transactions(), "test"),
            schema.deadLetters(new SimpleMeterRegistry()),
            (handle, message, position) -> {
              ledger.apply(handle, message, position);
              if (position.offset() == 1) {
                handle.execute("select pg_terminate_backend(pg_backend_pid())");
              }
            },
            _ -> {});
    Map<TopicPartition, Long> owner = new HashMap<>();

    assertThatThrownBy(() -> failing.apply(records(0, "1", "2"), owner))
        .isInstanceOf(RuntimeException.class);

    assertThat(ledger.of(customer)).isEmpty();
    assertThat(owner).isEmpty();
    batch().apply(records(0, "1", "2"), owner);
    assertThat(ledger.of(customer)).containsExactly("1", "2");
  }

  private InboxBatch<CustomerFact> batch() {
    return new InboxBatch<>(
        "test",
        Topics.CUSTOMERS,
        schema.transactions(),
        new InboxOffsets(schema.transactions(), "test"),
        schema.deadLetters(new SimpleMeterRegistry()),
        ledger,
        _ -> {});
  }

  private ConsumerRecords<String, byte[]> records(long offset, String... refs) {
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (String ref : refs) {
      WireRecord wire = Wire.write(Topics.CUSTOMERS, Facts.linked(customer, ref));
      var record =
          new ConsumerRecord<>(wire.topic(), 0, offset + found.size(), wire.key(), wire.value());
      KafkaWire.write(wire).headers().forEach(record.headers()::add);
      found.add(record);
    }
    return new ConsumerRecords<>(Map.of(PARTITION, found), Map.of());
  }
}
