package org.strowger.servicekit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.Facts;
import org.strowger.servicekit.ServiceSchema;
import org.strowger.testkit.TopicProbe;

class OutboxRelayTest {

  private static final Duration LEASE = Duration.ofSeconds(40);
  private static final Duration SHORT_LEASE = Duration.ofSeconds(4);

  /** A busy machine is not taken for a broker that is away, after which all is sent again. */
  private static final OutboxTimes TIMES =
      new OutboxTimes(
          Duration.ofMillis(50), LEASE, Duration.ofSeconds(20), Duration.ofMillis(500), 100);

  private final ServiceSchema schema = new ServiceSchema();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Outbox outbox = new Outbox();
  private final OutboxRelay relay = relay();
  private final String customer = Facts.newCustomer();
  private final TopicProbe<CustomerFact> probe = TopicProbe.fromNow(Topics.CUSTOMERS);

  @AfterEach
  void stop() {
    relay.close();
    probe.close();
  }

  @Test
  void shouldSendWhatWasCommittedAndForgetIt() {
    relay.start();

    add("1", false);

    awaitRefs(List.of("1"));
    await().atMost(Duration.ofSeconds(60)).until(() -> schema.count("outbox") == 0);
  }

  @Test
  void shouldSendNothingOfATransactionThatWasRolledBack() {
    relay.start();

    assertThatThrownBy(
            () ->
                schema
                    .jdbi()
                    .useTransaction(
                        handle -> {
                          outbox.add(
                              handle,
                              Topics.CUSTOMERS,
                              Facts.linked(customer, "1"),
                              customer,
                              false);
                          throw new IllegalStateException("rolls back");
                        }))
        .isInstanceOf(IllegalStateException.class);
    add("2", false);

    awaitRefs(List.of("2"));
  }

  @Test
  void shouldKeepTheOrderOfEachKey() {
    relay.start();
    List<String> others = IntStream.range(0, 5).mapToObj(_ -> Facts.newCustomer()).toList();

    for (int i = 0; i < 100; i++) {
      add(customer, Integer.toString(i), false);
      add(others.get(i % 5), Integer.toString(i), false);
    }

    awaitRefs(IntStream.range(0, 100).mapToObj(Integer::toString).toList());
    for (int i = 0; i < 5; i++) {
      int first = i;
      String other = others.get(i);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(refs(other))
                      .containsExactlyElementsOf(
                          IntStream.range(0, 20)
                              .mapToObj(n -> Integer.toString(first + 5 * n))
                              .toList()));
    }
  }

  @Test
  void shouldAddAMessageOnceHoweverOftenItComes() {
    add("1", false);
    add("1", false);

    assertThat(schema.count("outbox")).isEqualTo(1);
  }

  @Test
  void shouldSendWhatWasAddedTogetherInItsOrder() {
    relay.start();

    schema
        .jdbi()
        .useTransaction(
            handle ->
                outbox.addAll(
                    handle,
                    IntStream.range(0, 20)
                        .mapToObj(i -> Facts.linked(customer, Integer.toString(i)))
                        .map(fact -> new Outgoing<>(Topics.CUSTOMERS, fact, customer, false))
                        .toList()));
    relay.wake();

    awaitRefs(IntStream.range(0, 20).mapToObj(Integer::toString).toList());
    await().atMost(Duration.ofSeconds(60)).until(() -> schema.count("outbox") == 0);
  }

  @Test
  void shouldSendTheSameIdAgainAfterACrashBetweenSendingAndDeleting() {
    add("1", false);
    add("2", false);
    try (var crashing = new OutboxSender(schema.kafka(), "test", TIMES.patience())) {
      List<OutboxRow> rows = repository().unsent(everyShard(), TIMES.resend(), 100);
      assertThat(crashing.sendHeads(OutboxSender.byShard(rows))).hasSize(1);
    }

    relay.start();

    awaitRefs(List.of("1", "1", "2"));
    assertThat(probe.all().stream().filter(this::isMine).map(message -> message.meta().id()))
        .containsExactly(customer + "-1", customer + "-1", customer + "-2");
  }

  @Test
  void shouldTakeOverTheShardsOfASilentReplica() {
    repository().lease("a dead replica", SHORT_LEASE);
    relay.start();
    add("1", false);

    assertThat(schema.count("outbox")).isEqualTo(1);
    awaitRefs(List.of("1"));
  }

  @Test
  void shouldHandItsShardsOverWhenItStops() {
    relay.start();
    add("1", false);
    awaitRefs(List.of("1"));

    relay.close();

    assertThat(schema.count("outbox_lease")).isZero();
    assertThat(repository().lease("another", LEASE)).isEqualTo(everyShard());
  }

  @Test
  void shouldNotShareAShard() {
    assertThat(repository().lease("one", LEASE)).isEqualTo(everyShard());

    assertThat(repository().lease("another", LEASE)).isEmpty();
  }

  @Test
  void shouldSendAgainUntilAnEventWasSeen() {
    relay.start();
    add("1", true);
    await().atMost(Duration.ofSeconds(60)).until(() -> refs(customer).size() >= 3);

    schema.jdbi().useTransaction(handle -> outbox.seen(handle, customer + "-1"));

    assertThat(schema.count("outbox")).isZero();
  }

  @Test
  void shouldSendAParkedMessageOnlyWhenItIsRetried_TR36() {
    // given a message that is parked while it is sent
    add("1", true);
    List<OutboxRow> sending = repository().unsent(everyShard(), Duration.ZERO, 100);
    schema.jdbi().useTransaction(handle -> outbox.park(handle, customer + "-1"));
    // when
    repository().sent(sending);
    // then
    assertThat(sending).hasSize(1);
    assertThat(repository().unsent(everyShard(), Duration.ZERO, 100)).isEmpty();
    // when
    schema.jdbi().useTransaction(handle -> outbox.retry(handle, customer + "-1"));
    // then
    assertThat(repository().unsent(everyShard(), Duration.ZERO, 100)).hasSize(1);
  }

  @Test
  void shouldNotTakeAMessageForDoneThatAwaitsNothing() {
    add("1", false);

    schema.jdbi().useTransaction(handle -> outbox.seen(handle, customer + "-1"));

    assertThat(schema.count("outbox")).isEqualTo(1);
  }

  @Test
  void shouldTellHowMuchWaits() {
    repository().lease("another replica", Duration.ofMinutes(1));
    add("1", false);
    add("2", false);

    relay.start();

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(
                      metrics.get("strowger.outbox.backlog").tag("service", "test").gauge().value())
                  .isEqualTo(2);
              assertThat(metrics.get("strowger.outbox.oldest.age.seconds").gauge().value())
                  .isPositive();
            });
  }

  private OutboxRelay relay() {
    return new OutboxRelay("test", schema.jdbi(), schema.kafka(), metrics, TIMES);
  }

  private OutboxRepository repository() {
    return new OutboxRepository(schema.jdbi());
  }

  private static Set<Integer> everyShard() {
    return Set.copyOf(IntStream.range(0, Outbox.SHARDS).boxed().toList());
  }

  private void add(String ref, boolean awaitEvent) {
    add(customer, ref, awaitEvent);
  }

  private void add(String of, String ref, boolean awaitEvent) {
    schema
        .jdbi()
        .useTransaction(
            handle -> outbox.add(handle, Topics.CUSTOMERS, Facts.linked(of, ref), of, awaitEvent));
    relay.wake();
  }

  private void awaitRefs(List<String> expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(refs(customer)).isEqualTo(expected));
  }

  private List<String> refs(String of) {
    return probe.all().stream()
        .filter(message -> message.key().equals(of))
        .map(Facts::refOf)
        .toList();
  }

  private boolean isMine(Message<CustomerFact> message) {
    return message.key().equals(customer);
  }
}
