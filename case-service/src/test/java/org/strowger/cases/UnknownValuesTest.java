package org.strowger.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.strowger.cases.Fixtures.DEMO;
import static org.strowger.cases.Fixtures.assigned;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.Actor;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.CaseFact.CaseOpened;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;
import org.strowger.testkit.TopicProbe;

/** A newer router says what this version has no words for. */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class UnknownValuesTest {

  @Inject KafkaClients kafka;

  private final String run = UUID.randomUUID().toString();

  @Test
  void shouldOpenACaseOfAChannelThatItDoesNotKnowAndPutNothingAside() {
    // given
    TestTokens.publish("u-1001", "demo", Role.AGENT);
    try (var facts = TopicProbe.fromNow(Topics.CASE_EVENTS)) {

      // when
      TopicProbe.send(ofANewerRouter());

      // then
      CaseOpened opened = facts.await(CaseOpened.class, f -> f.contactId().value().equals(run));
      assertThat(opened.channel()).isEqualTo(ChannelType.UNKNOWN);
    }
    await().until(() -> byContact().statusCode() == 200);
    byContact()
        .then()
        .body("status", equalTo("OPEN"))
        .body("contacts[0].channel", equalTo("UNKNOWN"));
    assertThat(deadLetterIds()).doesNotContain("event-" + run);
  }

  private Response byContact() {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.bearer("u-1001", "demo", Role.AGENT))
        .get("/api/cases/by-contact/" + run);
  }

  /** An assignment with another channel, another reason, another actor and another field. */
  private WireRecord ofANewerRouter() {
    Instant now = Instant.now();
    var cause = new Meta.Cause("command-" + run, 1, 1, 1, 1, "1");
    var actor = new Actor(Actor.Kind.AGENT, "u-1001");
    var meta = new Meta("event-" + run, "/routing", now, actor, cause);
    WireRecord known =
        Wire.write(
            Topics.ROUTING_EVENTS,
            new Message<>(DEMO.value(), meta, assigned("v-" + run, run, 1, now)));
    String json = new String(known.value(), UTF_8);
    String changed =
        json.replace("\"EMAIL\"", "\"HOLOGRAM\"")
            .replace("\"ARRIVAL\"", "\"TELEPATHY\"")
            .replaceFirst("\\{", "{\"mood\":\"SUNNY\",");
    assertThat(changed).contains("HOLOGRAM", "TELEPATHY");
    var headers = new HashMap<>(known.headers());
    headers.put("ce_actor", "oracle:delphi");
    return new WireRecord(known.topic(), known.key(), headers, changed.getBytes(UTF_8));
  }

  private List<String> deadLetterIds() {
    try (KafkaConsumer<String, byte[]> consumer = kafka.tailConsumer("test")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.ROUTING_EVENTS.deadLetters()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      var ids = new ArrayList<String>();
      while (partitions.stream().mapToLong(consumer::position).sum() < end) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                letter -> ids.add(new String(letter.headers().lastHeader("ce_id").value(), UTF_8)));
      }
      return ids;
    }
  }
}
