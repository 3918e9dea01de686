package org.strowger.servicekit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;
import org.strowger.servicekit.Facts;
import org.strowger.servicekit.ServiceSchema;
import org.strowger.testkit.TopicProbe;

class InboxConsumerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ServiceSchema schema = new ServiceSchema();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Ledger ledger = new Ledger(schema);
  private final String customer = Facts.newCustomer();
  private final String purpose = "test-" + customer;
  private final List<InboxConsumer<CustomerFact>> opened = new ArrayList<>();

  @AfterEach
  void stop() {
    opened.forEach(InboxConsumer::close);
  }

  @Test
  void shouldApplyEachRecordOnceInOrder() {
    send(0, 50);
    start(ledger);
    send(50, 100);

    awaitApplied(0, 100);
  }

  @Test
  void shouldGoOnWhereTheDatabaseSays() {
    start(ledger);
    send(0, 10);
    awaitApplied(0, 10);

    opened.getFirst().close();
    send(10, 20);
    start(ledger);

    awaitApplied(0, 20);
  }

  @Test
  void shouldApplyInFewTransactionsWhatComesWhileItIsInNoHurry() {
    // given
    var transactions = new AtomicInteger();
    var together =
        new InboxHandler<CustomerFact>() {
          @Override
          public void apply(Handle handle, Message<CustomerFact> message, RecordPosition position) {
            if (message.key().equals(customer)) { // another test's are refused, each alone
              ledger.apply(handle, message, position);
            }
          }

          @Override
          public void applyAll(Handle handle, List<Received<CustomerFact>> received) {
            transactions.incrementAndGet();
            InboxHandler.super.applyAll(handle, received);
          }
        };
    InboxConsumer<CustomerFact> consumer = consumer(together).gathering(Duration.ofMillis(500));
    consumer.start();
    send("first");
    awaitApplied(List.of("first"));
    transactions.set(0);
    // when
    send(0, 100);
    // then
    awaitApplied(
        Stream.concat(Stream.of("first"), IntStream.range(0, 100).mapToObj(Integer::toString))
            .toList());
    assertThat(transactions.get()).isLessThan(20);
  }

  @Test
  void shouldApplyOnceWhenTheConnectionDiesBetweenApplyingAndCommitting() {
    var deaths = new AtomicInteger(3);
    start(
        (handle, message, position) -> {
          ledger.apply(handle, message, position);
          if (message.key().equals(customer) && deaths.getAndDecrement() > 0) {
            handle.execute("select pg_terminate_backend(pg_backend_pid())");
          }
        });

    send(0, 10);

    awaitApplied(0, 10);
    assertThat(deaths.get()).isLessThanOrEqualTo(0);
  }

  @Test
  void shouldApplyOnceWhileReplicasComeAndGo() {
    start(ledger);
    send(0, 20);
    start(ledger);
    send(20, 40);
    awaitApplied(0, 40);

    opened.getFirst().close();
    send(40, 60);

    awaitApplied(0, 60);
  }

  @Test
  @DisplayName("C19: a poison message is parked and visible, later ones go on")
  void shouldParkWhatCanNeverBeAppliedAndGoOn() {
    start(ledger);
    send("1");
    send(Ledger.REFUSED);
    send(Ledger.ILLEGAL);
    send("2");
    send(Ledger.CONSTRAINT);
    send(Ledger.BUG);
    TopicProbe.send(changed(Facts.linked(customer, "x"), "ce_type", "org.strowger.Unknown.v1"));
    WireRecord broken = broken(Facts.linked(customer, "y"));
    TopicProbe.send(broken);
    send("3");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(ledger.of(customer)).containsExactly("1", "2", "3"));
    List<ConsumerRecord<String, byte[]>> letters = deadLetters(6);
    assertThat(letters.stream().map(letter -> header(letter, "dead-letter-reason")))
        .containsExactly(
            "wrong_state", "REFUSED", "CONSTRAINT", "FAILED", "UNKNOWN_TYPE", "BAD_JSON");
    assertThat(letters)
        .allSatisfy(
            letter -> {
              assertThat(header(letter, "dead-letter-topic")).isEqualTo("customers");
              assertThat(header(letter, "dead-letter-offset")).containsOnlyDigits();
              assertThat(header(letter, "x-dlq-service")).isEqualTo("test");
              assertThat(header(letter, "dead-letter-cause")).doesNotContain("4711", customer);
              assertThat(header(letter, "ce_id")).startsWith(customer);
            });
    assertThat(letters.getLast().value()).isEqualTo(broken.value());
    assertThat(metrics.get("strowger.dlq").tag("reason", "BAD_JSON").counter().count()).isOne();
  }

  @Test
  void shouldBeFencedWhenAnotherOwnerMovedOn() {
    var partition = new AtomicInteger();
    start(
        (handle, message, position) -> {
          ledger.apply(handle, message, position);
          if (message.key().equals(customer)) {
            partition.set(position.partition());
          }
        });
    send(0, 5);
    awaitApplied(0, 5);

    schema
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update consumed_offset set next_offset = next_offset + 3 where part = ?",
                    partition.get()));
    send(5, 10);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(ledger.of(customer)).containsExactly("0", "1", "2", "3", "4", "8", "9"));
  }

  @Test
  void shouldTellWhenTheEventsOfACommandWereApplied() {
    InboxConsumer<CustomerFact> inbox = start(ledger);
    sendCaused("1", 7, 1, 2);
    awaitApplied(List.of("1"));
    assertThat(inbox.awaitOffset(customer, 7, Duration.ofMillis(100))).isFalse();

    sendCaused("2", 7, 2, 2);

    assertThat(inbox.awaitOffset(customer, 7, PATIENCE)).isTrue();
    assertThat(inbox.position(customer)).isEqualTo(7);
    assertThat(ledger.of(customer)).containsExactly("1", "2");
    assertThat(inbox.awaitOffset(customer, 8, Duration.ofMillis(100))).isFalse();
    assertThat(inbox.position("nobody")).isEqualTo(-1);
  }

  @Test
  void shouldTellHowFarItIsBehind() {
    start(ledger);
    send(0, 5);
    awaitApplied(0, 5);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(metrics.get("strowger.inbox.lag").tag("service", "test").gauge().value())
                    .isZero());
  }

  private InboxConsumer<CustomerFact> start(InboxHandler<CustomerFact> handler) {
    InboxConsumer<CustomerFact> inbox = consumer(handler);
    inbox.start();
    return inbox;
  }

  private InboxConsumer<CustomerFact> consumer(InboxHandler<CustomerFact> handler) {
    var inbox =
        new InboxConsumer<>(
            "test",
            purpose,
            Topics.CUSTOMERS,
            schema.jdbi(),
            schema.kafka(),
            schema.deadLetters(metrics),
            metrics,
            handler,
            () -> {});
    opened.add(inbox);
    return inbox;
  }

  private void send(int from, int to) {
    IntStream.range(from, to).forEach(i -> send(Integer.toString(i)));
  }

  private void send(String ref) {
    TopicProbe.send(Topics.CUSTOMERS, Facts.linked(customer, ref));
  }

  private void sendCaused(String ref, long offset, int index, int count) {
    TopicProbe.send(
        Topics.CUSTOMERS,
        Facts.linked(customer, ref, new Meta.Cause("command", offset, index, count, 1, "1")));
  }

  private void awaitApplied(int from, int to) {
    awaitApplied(IntStream.range(from, to).mapToObj(Integer::toString).toList());
  }

  private void awaitApplied(List<String> expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(ledger.of(customer)).isEqualTo(expected));
  }

  private static WireRecord changed(Message<CustomerFact> message, String header, String value) {
    WireRecord wire = Wire.write(Topics.CUSTOMERS, message);
    Map<String, String> headers = new HashMap<>(wire.headers());
    headers.put(header, value);
    return new WireRecord(wire.topic(), wire.key(), headers, wire.value());
  }

  private static WireRecord broken(Message<CustomerFact> message) {
    WireRecord wire = Wire.write(Topics.CUSTOMERS, message);
    return new WireRecord(
        wire.topic(), wire.key(), wire.headers(), "{\"customerId\":".getBytes(UTF_8));
  }

  private List<ConsumerRecord<String, byte[]>> deadLetters(int count) {
    try (KafkaConsumer<String, byte[]> consumer = schema.kafka().tailConsumer("test")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.CUSTOMERS.deadLetters()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var found = new ArrayList<ConsumerRecord<String, byte[]>>();
      Instant deadline = Instant.now().plus(PATIENCE);
      while (found.size() < count && Instant.now().isBefore(deadline)) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                letter -> {
                  if (letter.key().equals(customer)) {
                    found.add(letter);
                  }
                });
      }
      return found;
    }
  }

  private static String header(ConsumerRecord<String, byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
