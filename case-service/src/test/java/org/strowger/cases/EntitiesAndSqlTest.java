package org.strowger.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.strowger.cases.Fixtures.ANNA;
import static org.strowger.cases.Fixtures.DEMO;
import static org.strowger.cases.Fixtures.T0;
import static org.strowger.cases.Fixtures.assigned;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.fact.CustomerFact.CustomerLinked;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.inbox.DeadLetters;
import org.strowger.servicekit.inbox.InboxConsumer;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

/** What ADR 0013 rests on: entities and SQL are one transaction of one connection. */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class EntitiesAndSqlTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject CasesDatabase database;
  @Inject CaseRepository cases;
  @Inject NoteRepository notes;
  @Inject CasePublisher publisher;
  @Inject KafkaClients kafka;
  @Inject DeadLetters deadLetters;

  @Inject
  @PersistenceUnit("cases")
  EntityManager entities;

  private final String run = UUID.randomUUID().toString();

  @BeforeEach
  void createTable() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "create table if not exists applied (run text, seq serial, ref text)"));
  }

  @Test
  void shouldShareOneConnection() {
    // when
    List<Integer> backends =
        database.inTransaction(
            handle ->
                List.of(
                    handle.createQuery("select pg_backend_pid()").mapTo(Integer.class).one(),
                    (Integer)
                        entities.createNativeQuery("select pg_backend_pid()").getSingleResult()));

    // then
    assertThat(backends.getFirst()).isEqualTo(backends.getLast());
  }

  @Test
  void shouldCommitEntitiesAndSqlTogether() {
    // when
    Case opened = database.inTransaction(handle -> openAndTell(handle, "c-" + run));

    // then
    assertThat(rows("select count(*) from cases where id = ?", opened.id().value())).isOne();
    assertThat(rows("select count(*) from applied where ref = ?", "c-" + run)).isOne();
  }

  @Test
  void shouldRollEntitiesAndSqlBackTogether() {
    // given
    String caseId = Case.open(DEMO, assigned("c-" + run, 1, T0)).after().id().value();

    // when
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    handle -> {
                      openAndTell(handle, "c-" + run);
                      database.settle();
                      throw new IllegalStateException("abort");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("abort");

    // then
    assertThat(rows("select count(*) from cases where id = ?", caseId)).isZero();
    assertThat(rows("select count(*) from outbox where id = ?", caseId + ":1")).isZero();
    assertThat(rows("select count(*) from applied where ref = ?", "c-" + run)).isZero();
  }

  @Test
  void shouldShowSqlWhatWasSettled() {
    // given
    var assigned = assigned("c-" + run, 1, T0);
    String count = "select count(*) from linked_contact where contact_id = ?";

    // when
    List<Integer> seen =
        database.inTransaction(
            handle -> {
              Case opened = Case.open(DEMO, assigned).after();
              cases.insert(opened);
              entities.persist(new LinkedContact(opened, assigned));
              int before = rows(handle, count, "c-" + run);
              database.settle();
              return List.of(before, rows(handle, count, "c-" + run));
            });

    // then
    assertThat(seen).containsExactly(0, 1);
  }

  @Test
  void shouldKeepEachMessageOnceWhenTheConnectionDiesBeforeTheCommit() {
    // given
    var deaths = new AtomicInteger(3);
    List<String> refs = IntStream.range(0, 12).mapToObj(i -> i + "-" + run).toList();

    // when
    try (var inbox = consumeCustomers(deaths)) {
      inbox.start();
      refs.forEach(this::send);

      // then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(applied()).containsExactlyElementsOf(refs));
    }
    assertThat(deaths.get()).isLessThanOrEqualTo(0);
    assertThat(openedCases()).isEqualTo(refs.size());
  }

  @Test
  void shouldPutAPoisonMessageAsideWithAllItsEntities() {
    // when
    try (var inbox = consumeCustomers(new AtomicInteger())) {
      inbox.start();
      send("1-" + run);
      send("broken-" + run);
      send("refused-" + run);
      send("2-" + run);

      // then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(applied()).containsExactly("1-" + run, "2-" + run));
    }
    assertThat(openedCases()).isEqualTo(2);
  }

  @Test
  void shouldRefuseAChangeOfACaseThatSomebodyElseChangedMeanwhile() {
    // given
    Case opened = database.inTransaction(handle -> openAndTell(handle, "c-" + run));

    // when
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    _ -> {
                      Case seen = cases.read(DEMO, opened.id()).orElseThrow();
                      resolveInAnotherTransaction(opened);
                      cases.update(seen.resolve("declined", ANNA, T0.plusSeconds(2)).after());
                      return seen;
                    }))
        .isInstanceOfSatisfying(
            CaseRefusedException.class,
            refused ->
                assertThat(refused.reason()).isEqualTo(CaseRefusedException.Reason.STALE_VERSION));

    // then
    Case kept = database.inTransaction(_ -> cases.read(DEMO, opened.id()).orElseThrow());
    assertThat(kept.version()).isEqualTo(2);
    assertThat(kept.episodes()).extracting(Episode::resolution).containsExactly("answered");
  }

  @Test
  void shouldMoveTheVersionByOneWithEachOfTwoDecisionsInOneTransaction() {
    // given
    Case opened = database.inTransaction(handle -> openAndTell(handle, "c-" + run));

    // when
    database.inTransaction(
        _ -> {
          Case seen = cases.lock(DEMO, opened.id()).orElseThrow();
          Case linked = seen.link(assigned("d-" + run, 1, T0)).after();
          cases.update(linked);
          cases.update(linked.link(assigned("e-" + run, 1, T0)).after());
          return linked;
        });

    // then
    assertThat(rows("select version from cases where id = ?", opened.id().value())).isEqualTo(3);
  }

  @Test
  void shouldNotStoreANoteThatNoDeskWouldSend() {
    // given
    Case opened = database.inTransaction(handle -> openAndTell(handle, "c-" + run));
    String tooLong = "x".repeat(Note.MAX_LENGTH + 1);

    // then
    for (String text : List.of("", tooLong)) {
      assertThatThrownBy(() -> keepNote(opened, text))
          .isInstanceOf(ConstraintViolationException.class);
    }
    assertThat(keepNote(opened, "\u0001").text()).isEqualTo("\u0001");
  }

  private Note keepNote(Case owner, String text) {
    return database.inTransaction(
        _ -> {
          var note = new Note(DEMO, owner.id(), run, ANNA, "client-1", T0, text);
          notes.add(note);
          return note;
        });
  }

  private void resolveInAnotherTransaction(Case opened) {
    database.inTransaction(
        _ -> {
          Case seen = cases.lock(DEMO, opened.id()).orElseThrow();
          cases.update(seen.resolve("answered", ANNA, T0.plusSeconds(1)).after());
          return seen;
        });
  }

  private Case openAndTell(Handle handle, String contact) {
    handle.execute("insert into applied (run, ref) values (?, ?)", run, contact);
    Case.Decision decision = Case.open(DEMO, assigned("v-" + contact, contact, 1, T0));
    cases.insert(decision.after());
    publisher.publish(handle, decision, Actor.system("test"), T0);
    return decision.after();
  }

  private InboxConsumer<CustomerFact> consumeCustomers(AtomicInteger deaths) {
    return new InboxConsumer<>(
        "cases",
        "test-" + run,
        Topics.CUSTOMERS,
        database.transactions(),
        kafka,
        deadLetters,
        new SimpleMeterRegistry(),
        (handle, message, position) -> {
          if (message.body() instanceof CustomerLinked linked && linked.ref().endsWith(run)) {
            Case opened = openAndTell(handle, linked.ref());
            if (linked.ref().startsWith("broken")) {
              notes.add(new Note(DEMO, opened.id(), run, ANNA, "client-1", T0, ""));
            }
            database.settle();
            if (linked.ref().startsWith("refused")) {
              throw new IllegalArgumentException("Expected another but got this one");
            }
            if (deaths.getAndDecrement() > 0) {
              handle.execute("select pg_terminate_backend(pg_backend_pid())");
            }
          }
        },
        () -> {});
  }

  private void send(String ref) {
    var body = new CustomerLinked(DEMO, new CustomerId("k-" + run), "email", ref, Instant.now());
    var meta = new Meta(ref, "/test", Instant.now(), null, null);
    TopicProbe.send(Topics.CUSTOMERS, new Message<>("k-" + run, meta, body));
  }

  private List<String> applied() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select ref from applied where run = :run order by seq")
                    .bind("run", run)
                    .mapTo(String.class)
                    .list());
  }

  private int openedCases() {
    return rows("select count(*) from cases where conversation_id like ?", "v-%" + run);
  }

  private int rows(String sql, String value) {
    return database.jdbi().withHandle(handle -> rows(handle, sql, value));
  }

  private static int rows(Handle handle, String sql, String value) {
    return handle.createQuery(sql).bind(0, value).mapTo(Integer.class).one();
  }
}
