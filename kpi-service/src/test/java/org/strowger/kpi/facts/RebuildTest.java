package org.strowger.kpi.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.CaseFact.CaseOpened;
import org.strowger.contracts.fact.CaseFact.CaseReopened;
import org.strowger.contracts.fact.CaseFact.CaseResolved;
import org.strowger.contracts.fact.CaseFact.ReopenReason;
import org.strowger.contracts.fact.ChannelFact.MessageDelivered;
import org.strowger.contracts.fact.ChannelFact.MessageReceived;
import org.strowger.contracts.fact.ChannelFact.MessageSent;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.kpi.KpiSchema;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.testkit.TopicProbe;

class RebuildTest {

  private static final DomainId DEMO = new DomainId(DayOfContacts.DOMAIN);
  private static final ConversationId CONVERSATION = new ConversationId("v-rebuild");
  private static final AgentId AGENT = new AgentId("u-1");
  private static final Instant START = Instant.parse("2026-02-27T22:00:00Z");

  private static KafkaClients kafka;

  @BeforeAll
  static void topics() throws InterruptedException {
    FactTopics.create();
    kafka = FactTopics.kafka();
  }

  @Test
  @DisplayName("A7: one log, many projections: filled anew, a schema has identical rows")
  void shouldGiveTheSameFactsWhenTheSchemaIsFilledAnew() {
    // given
    DayOfContacts.random(7, 40, START)
        .log()
        .forEach(message -> TopicProbe.send(Topics.ROUTING_EVENTS, message));
    sendMessages();
    sendCase();
    Jdbi first = KpiSchema.create();
    Jdbi second = KpiSchema.create();

    // when
    try (var stopped = consumers("kpi-first", first)) {
      stopped.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> rows(first, "contact") > 0);
    }
    try (var resumed = consumers("kpi-first", first);
        var rebuilding = consumers("kpi-second", second)) {
      resumed.start();
      rebuilding.start();
      awaitEnd(first);
      awaitEnd(second);
    }

    // then
    assertThat(checksum(second)).isEqualTo(checksum(first));
    assertThat(rows(first, "contact")).isGreaterThanOrEqualTo(40);
    assertThat(rows(first, "case_resolution")).isEqualTo(1);
    assertThat(rows(first, "correction")).as("days later than they happened").isPositive();
    assertThat(rows(first, "segment_20260227")).as("a partition of its own").isPositive();
  }

  @Test
  @DisplayName("V2: messages tell who wrote them; notes are no messages")
  void shouldTellCustomersMessagesFromAgents() {
    // given
    Jdbi schema = KpiSchema.create();
    sendMessages();

    // when
    try (var consumers = consumers("kpi-actors", schema)) {
      consumers.start();
      awaitEnd(schema);
    }

    // then
    assertThat(
            schema.<List<String>, RuntimeException>withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select actor || ' ' || (delivered_at is not null) from message"
                                + " where conversation_id = 'v-rebuild' order by sequence")
                        .mapTo(String.class)
                        .list()))
        .containsExactly("CUSTOMER false", "AGENT true");
  }

  private static FactConsumers consumers(String service, Jdbi jdbi) {
    var metrics = new SimpleMeterRegistry();
    return new FactConsumers(
        service, jdbi, kafka, FactTopics.deadLetters(metrics), metrics, new FactChanges());
  }

  private static void sendMessages() {
    Instant sent = START.plusSeconds(90);
    send(
        Topics.CONTACTS,
        CONVERSATION.value(),
        "m-1",
        new MessageReceived(
            DEMO,
            CONVERSATION,
            new MessageId("m-1"),
            1,
            new CustomerId("k-1"),
            ChannelType.EMAIL,
            "support",
            new ContactId("c-rebuild"),
            START));
    send(
        Topics.CONTACTS,
        CONVERSATION.value(),
        "m-2",
        new MessageSent(
            DEMO,
            CONVERSATION,
            new MessageId("m-2"),
            2,
            ChannelType.EMAIL,
            new ContactId("c-rebuild"),
            AGENT,
            sent));
    send(
        Topics.CONTACTS,
        CONVERSATION.value(),
        "m-2-delivered",
        new MessageDelivered(DEMO, CONVERSATION, new MessageId("m-2"), sent, sent.plusSeconds(1)));
  }

  private static void sendCase() {
    var caseId = new CaseId("case-rebuild");
    send(
        Topics.CASE_EVENTS,
        caseId.value(),
        "case-1",
        new CaseOpened(
            DEMO,
            caseId,
            START,
            new CustomerId("k-1"),
            new ContactId("c-rebuild"),
            ChannelType.EMAIL,
            AGENT));
    send(
        Topics.CASE_EVENTS,
        caseId.value(),
        "case-2",
        new CaseResolved(DEMO, caseId, START, 1, "answered", AGENT, START.plusSeconds(60)));
    send(
        Topics.CASE_EVENTS,
        caseId.value(),
        "case-3",
        new CaseReopened(DEMO, caseId, START, 1, ReopenReason.AGENT, START.plusSeconds(90)));
  }

  private static <T> void send(Topic<T> topic, String key, String id, T body) {
    TopicProbe.send(topic, new Message<>(key, Meta.of(id, "/test", START, null), body));
  }

  private static void awaitEnd(Jdbi jdbi) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(FactTopics.consumed(jdbi)).isEqualTo(FactTopics.ends()));
  }

  private static long rows(Jdbi jdbi, String table) {
    return jdbi.<Long, RuntimeException>withHandle(
        handle ->
            handle
                .createQuery("select count(*) from " + table + " where domain_id = :domain")
                .bind("domain", DEMO.value())
                .mapTo(Long.class)
                .one());
  }

  private static FactsChecksum checksum(Jdbi jdbi) {
    return jdbi.inTransaction(handle -> FactsChecksum.read(handle, DEMO));
  }
}
