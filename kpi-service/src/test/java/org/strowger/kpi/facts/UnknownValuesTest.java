package org.strowger.kpi.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentEvent.AgentRemoved;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.wire.Json;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;
import org.strowger.kpi.KpiSchema;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.KpiDefinitions;
import org.strowger.kpi.query.AsOf;
import org.strowger.kpi.query.KpiFilter;
import org.strowger.kpi.query.KpiQuery;
import org.strowger.kpi.query.KpiReader;
import org.strowger.kpi.query.RosterRow;
import org.strowger.kpi.query.TimeSpan;

/** What a newer version of another service writes is filed, not put aside. */
class UnknownValuesTest {

  private static final String NEW = "FROM_A_NEWER_VERSION";
  private static final Path GOLDEN = Path.of("../contracts/src/test/resources/golden");
  private static final DomainId NEWER = new DomainId("newer");
  private static final Instant TIME = Instant.parse("2026-03-02T09:00:00Z");
  private static final List<Topic<?>> READ =
      List.of(Topics.ROUTING_EVENTS, Topics.CONTACTS, Topics.CASE_EVENTS);

  @Test
  @DisplayName("each value of an enumeration that is not known is filed as UNKNOWN and counted")
  void shouldFileValuesThatAreNotKnown() throws Exception {
    // given
    FactTopics.create();
    Jdbi schema = KpiSchema.create();
    var metrics = new SimpleMeterRegistry();
    long offset = 0;
    for (Topic<?> topic : READ) {
      for (Class<?> type : types(topic.type()).toList()) {
        if (type != AgentRemoved.class) { // else the agent's state could not be read
          FactTopics.send(newer(topic, type, ++offset));
        }
      }
    }

    // when
    try (var consumers =
        new FactConsumers(
            "kpi-newer",
            schema,
            FactTopics.kafka(),
            FactTopics.deadLetters(metrics),
            metrics,
            new FactChanges())) {
      consumers.start();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(FactTopics.consumed(schema)).isEqualTo(FactTopics.ends()));
    }

    // then
    assertThat(offset).isGreaterThan(40);
    assertThat(metrics.find("strowger.dlq").counters()).isEmpty();
    assertThat(states(schema)).containsExactly(AgentState.UNKNOWN);
    assertThat(count(schema, "offer where mode = 'UNKNOWN'")).isEqualTo(1);
    assertThat(count(schema, "call_leg where ended_by = 'UNKNOWN'")).isEqualTo(1);
    assertThat(count(schema, "case_resolution where reopen_reason = 'UNKNOWN'")).isEqualTo(1);
  }

  private static List<AgentState> states(Jdbi schema) {
    AsOf now = AsOf.now(TIME.plusSeconds(3_600));
    KpiFilter today = KpiFilter.of(new TimeSpan.Today());
    return schema.inTransaction(
        handle -> {
          var reader = new KpiReader(handle, NEWER);
          for (KpiDefinition kpi : KpiDefinitions.ALL) {
            reader.ask(KpiQuery.of(List.of(kpi), kpi.dimensions(), today, now));
          }
          return reader.roster(now).stream().map(RosterRow::state).toList();
        });
  }

  private static long count(Jdbi schema, String rows) {
    return schema.<Long, RuntimeException>withHandle(
        handle -> handle.createQuery("select count(*) from " + rows).mapTo(Long.class).one());
  }

  /** The golden event of that type with a value of a newer version in each enumeration. */
  private static <T> WireRecord newer(Topic<T> topic, Class<?> type, long offset)
      throws IOException {
    Object golden =
        Json.LOG.readValue(
            Files.readString(GOLDEN.resolve(type.getSimpleName() + ".v1.json")), type);
    String key = topic.equals(Topics.ROUTING_EVENTS) ? NEWER.value() : "key";
    var cause = new Meta.Cause("command-" + offset, offset, 1, 1, 1, "newer");
    var meta = new Meta("newer-" + offset, "/newer", TIME, null, cause);
    WireRecord known = Wire.write(topic, new Message<>(key, meta, topic.type().cast(golden)));
    var headers = new LinkedHashMap<>(known.headers());
    headers.put("ce_actor", "GHOST:1");
    return new WireRecord(topic.name(), key, headers, newerValues().writeValueAsBytes(golden));
  }

  private static Stream<Class<?>> types(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(UnknownValuesTest::types)
        : Stream.of(type);
  }

  private static ObjectMapper newerValues() {
    var module = new SimpleModule();
    module.addSerializer(Enum.class, new NewValue());
    module.addKeySerializer(Enum.class, new NewName());
    return Json.LOG.copy().registerModule(module);
  }

  private static String newer(Enum<?> value) {
    return value.getDeclaringClass().getName().startsWith("org.strowger.") ? NEW : value.name();
  }

  @SuppressWarnings("rawtypes") // as the module asks for
  private static final class NewValue extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum value, JsonGenerator to, SerializerProvider by) throws IOException {
      to.writeString(newer(value));
    }
  }

  @SuppressWarnings("rawtypes") // as the module asks for
  private static final class NewName extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum value, JsonGenerator to, SerializerProvider by) throws IOException {
      to.writeFieldName(newer(value));
    }
  }
}
