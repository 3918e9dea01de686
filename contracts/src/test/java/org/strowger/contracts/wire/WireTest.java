package org.strowger.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.routing.AgentCommand.PullNext;
import org.strowger.contracts.routing.AgentEvent.AgentUpserted;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.Tick;
import org.strowger.contracts.wire.MalformedMessageException.Reason;

class WireTest {

  private static final Meta META =
      new Meta(
          "id-1",
          "/routing-service",
          Instant.parse("2026-03-02T09:00:00.5Z"),
          new Actor(Actor.Kind.AGENT, "u-1001"),
          new Meta.Cause("id-0", 4_711, 2, 3, 7, "1"));

  @Test
  void shouldCarryTheCauseOfAnEventInCloudEventsHeaders() throws MalformedMessageException {
    // given
    var event =
        new AgentUpserted(
            new AgentId("u-1001"), (AgentDefinition) Samples.of(AgentDefinition.class));
    Message<RoutingEvent> message = new Message<>("demo", META, event);

    // when
    WireRecord record = Wire.write(Topics.ROUTING_EVENTS, message);

    // then
    assertThat(record.headers())
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_type", "org.strowger.AgentUpserted.v1")
        .containsEntry("ce_id", "id-1")
        .containsEntry("ce_source", "/routing-service")
        .containsEntry("ce_time", "2026-03-02T09:00:00.500Z")
        .containsEntry("ce_actor", "AGENT:u-1001")
        .containsEntry("ce_causeid", "id-0")
        .containsEntry("ce_causeoffset", "4711")
        .containsEntry("ce_causeindex", "2")
        .containsEntry("ce_causecount", "3")
        .containsEntry("ce_planversion", "7")
        .containsEntry("ce_engineversion", "1")
        .containsEntry("content-type", "application/json");
    assertThat(read(Topics.ROUTING_EVENTS, record.headers(), record.value())).isEqualTo(message);
  }

  @Test
  void shouldReadAMessageThatNobodyCaused() throws MalformedMessageException {
    // given
    Message<RoutingCommand> tick =
        new Message<>("demo", Meta.of("id-1", "/x", Instant.EPOCH, null), new Tick());

    // when
    WireRecord record = Wire.write(Topics.ROUTING_COMMANDS, tick);

    // then
    assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{}");
    assertThat(record.headers()).doesNotContainKeys("ce_actor", "ce_causeid");
    assertThat(read(Topics.ROUTING_COMMANDS, record.headers(), record.value())).isEqualTo(tick);
  }

  @Test
  @DisplayName("Fields are only added: a reader ignores those it does not know")
  void shouldIgnoreUnknownFields() throws MalformedMessageException {
    // given
    byte[] value = bytes("{\"agentId\":\"u-1001\",\"mood\":{\"today\":[1,2]}}");

    // when
    Message<RoutingCommand> message =
        read(Topics.ROUTING_COMMANDS, headers("org.strowger.PullNext.v1"), value);

    // then
    assertThat(message.body()).isEqualTo(new PullNext(new AgentId("u-1001")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"org.strowger.Nothing.v1", "org.strowger.PullNext.v2", "PullNext", "java.io.File"})
  @DisplayName("C19: an unknown type is named as such, for the dead-letter topic")
  void shouldRefuseUnknownTypes(String type) {
    // given
    var headers = headers(type);

    // then
    assertMalformed(Reason.UNKNOWN_TYPE, headers, bytes("{}"));
  }

  @Test
  void shouldRefuseATypeOfAnotherTopic() {
    // given
    var headers = headers("org.strowger.AgentRemoved.v1");

    // then
    assertMalformed(Reason.UNKNOWN_TYPE, headers, bytes("{\"agentId\":\"u-1001\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_id", "ce_type", "ce_source", "ce_time"})
  void shouldRefuseARecordWithoutARequiredHeader(String name) {
    // given
    var headers = headers("org.strowger.Tick.v1");
    headers.remove(name);

    // then
    assertMalformed(Reason.MISSING_HEADER, headers, bytes("{}"));
  }

  @ParameterizedTest
  @CsvSource({"ce_time, yesterday", "ce_actor, nobody", "ce_causeid, id-0"})
  void shouldRefuseAHeaderThatCannotBeRead(String name, String value) {
    // given
    var headers = headers("org.strowger.Tick.v1");
    headers.put(name, value);
    headers.put("ce_causeoffset", "many");

    // then
    assertMalformed(Reason.BAD_HEADER, headers, bytes("{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{", "[]", "{\"agentId\":\"\"}", "{\"agentId\":\"a b\"}"})
  void shouldRefuseAValueThatCannotBeRead(String json) {
    // given
    var headers = headers("org.strowger.PullNext.v1");

    // then
    assertMalformed(Reason.BAD_JSON, headers, bytes(json));
  }

  @Test
  void shouldRefuseARecordWithoutValue() {
    assertMalformed(Reason.BAD_JSON, headers("org.strowger.Tick.v1"), null);
  }

  @Test
  void shouldNotSendWhatIsTooLarge() {
    // given
    var agent = (AgentDefinition) Samples.of(AgentDefinition.class);
    var agents = Collections.nCopies(1_000, agent);
    Message<RoutingCommand> message = new Message<>("demo", META, new PutAgents(agents));

    // then
    assertThatThrownBy(() -> Wire.write(Topics.ROUTING_COMMANDS, message))
        .isInstanceOf(MessageTooLargeException.class)
        .hasMessageMatching("Expected a PutAgents of at most 65536 bytes but it has \\d+");
  }

  @Test
  void shouldNotReadWhatIsTooLarge() {
    // given
    byte[] value = bytes("{\"agentId\":\"" + "a".repeat(70_000) + "\"}");

    // then
    assertMalformed(Reason.TOO_LARGE, headers("org.strowger.PullNext.v1"), value);
  }

  @Test
  void shouldFitABatchOfAgentsWithManySkillsIntoOneCommand() {
    // given
    var agent =
        new AgentDefinition(
            new AgentId("u-100000"),
            new TeamId("team-100"),
            new ProfileId("generalist"),
            Map.of("refunds", 3, "returns", 4, "general", 5),
            Map.of("de", 5, "en", 3),
            true);
    var agents = Collections.nCopies(250, agent);
    Message<RoutingCommand> message = new Message<>("demo", META, new PutAgents(agents));

    // when
    WireRecord record = Wire.write(Topics.ROUTING_COMMANDS, message);

    // then
    assertThat(record.value().length).isLessThan(64 * 1024);
  }

  @Test
  @DisplayName("Errors never repeat content")
  void shouldNotRepeatContentInErrors() {
    // given
    var headers = headers("org.strowger.ExplainContact.v1");

    // then
    assertThatThrownBy(
            () ->
                read(Topics.ROUTING_COMMANDS, headers, bytes("{\"contactId\":\"jo@example.org\"}")))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageNotContaining("jo@");
  }

  @Test
  void shouldHaveADeadLetterTopicBesideEachTopic() {
    // given
    List<String> names = Topics.ALL.stream().map(Topic::name).toList();

    // then
    assertThat(names).doesNotHaveDuplicates();
    assertThat(Topics.ALL).allMatch(topic -> topic.deadLetters().equals(topic.name() + ".dlq"));
    assertThat(Topics.ALL.stream().filter(Topic::appendTime).map(Topic::name))
        .containsExactly("routing-commands");
  }

  private static void assertMalformed(
      Reason reason, Map<String, String> headers, byte @Nullable [] value) {
    assertThatThrownBy(() -> read(Topics.ROUTING_COMMANDS, headers, value))
        .isInstanceOfSatisfying(
            MalformedMessageException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static <T> Message<T> read(
      Topic<T> topic, Map<String, String> headers, byte @Nullable [] value)
      throws MalformedMessageException {
    return Wire.read(topic, "demo", headers, value);
  }

  private static Map<String, String> headers(String type) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_type", type);
    headers.put("ce_id", "id-1");
    headers.put("ce_source", "/x");
    headers.put("ce_time", "2026-03-02T09:00:00Z");
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
