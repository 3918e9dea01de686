package org.strowger.routing.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.Tick;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.WireRecord;

class RoutingTopologyTest {

  private final MockProducer<String, byte[]> ticks =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final TickSender tickSender = new TickSender(ticks, Clock.systemUTC(), "test");

  @SuppressWarnings("NullAway.Init") // set before each test
  private TopologyTestDriver driver;

  private TestInputTopic<byte[], byte[]> commands;
  private TestOutputTopic<byte[], byte[]> events;
  private TestOutputTopic<byte[], byte[]> deadLetters;

  @BeforeEach
  void start() {
    var settings = new Properties();
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    driver =
        new TopologyTestDriver(
            RoutingTopology.build(tickSender, new RoutingMetrics(new SimpleMeterRegistry())),
            settings,
            Router.START);
    var write = new ByteArraySerializer();
    var read = new ByteArrayDeserializer();
    commands = driver.createInputTopic(Topics.ROUTING_COMMANDS.name(), write, write);
    events = driver.createOutputTopic(Topics.ROUTING_EVENTS.name(), read, read);
    deadLetters = driver.createOutputTopic(Topics.ROUTING_COMMANDS.deadLetters(), read, read);
  }

  @AfterEach
  void stop() {
    driver.close();
    tickSender.close();
  }

  @Test
  @DisplayName("C19: what cannot be read is parked with its bytes, and what follows goes on")
  void shouldParkPoisonAndGoOn() {
    // given
    WireRecord good = Commands.record("demo", "good", Commands.publish(Commands.PLAN).getFirst());

    // when
    pipe("demo", new byte[] {'{'}, good);
    pipe("demo", null, good);
    pipe("a b", good.value(), good);
    pipe("demo", new byte[70_000], good);
    commands.pipeInput(new TestRecord<>(null, new byte[] {1, 2, 3}));
    pipe("demo", good.value(), good);

    // then
    List<TestRecord<byte[], byte[]>> parked = deadLetters.readRecordsToList();
    assertThat(parked)
        .extracting(letter -> header(letter, "dead-letter-reason"))
        .containsExactly("BAD_JSON", "BAD_JSON", "BAD_HEADER", "TOO_LARGE", "BAD_HEADER");
    assertThat(parked.getFirst().value()).containsExactly('{');
    assertThat(header(parked.getFirst(), "ce_id")).isEqualTo("good");
    assertThat(header(parked.getLast(), "dead-letter-offset")).isEqualTo("4");
    assertThat(parked.getLast().value()).containsExactly(1, 2, 3);
    assertThat(events.readRecordsToList()).hasSize(1);
  }

  @Test
  void shouldKeyEventsByTheirDomain() {
    // when
    WireRecord plan = Commands.record("demo", "plan", Commands.publish(Commands.PLAN).getFirst());
    pipe("demo", plan.value(), plan);

    // then
    TestRecord<byte[], byte[]> event = events.readRecord();
    assertThat(new String(event.key(), UTF_8)).isEqualTo("demo");
    assertThat(header(event, "ce_type")).isEqualTo("org.strowger.PlanPartStaged.v1");
    assertThat(header(event, "ce_causeid")).isEqualTo("plan");
    assertThat(event.getRecordTime()).isEqualTo(Router.START);
  }

  @Test
  void shouldAskForTheTimeByItself() {
    // given
    Commands.publish(Commands.PLAN).forEach(this::send);
    Commands.available("anna").forEach(this::send);
    send(Commands.mail("c-1", Router.START));

    // when
    driver.advanceWallClockTime(Duration.ofSeconds(6));

    // then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(ticks.history()).hasSize(1));
    assertThat(ticks.history().getFirst().topic()).isEqualTo(Topics.ROUTING_COMMANDS.name());
    assertThat(header(ticks.history().getFirst().headers()))
        .isEqualTo("org.strowger." + Tick.class.getSimpleName() + ".v1");
  }

  private void send(RoutingCommand command) {
    WireRecord record = Commands.record("demo", "command", command);
    pipe("demo", record.value(), record);
  }

  private void pipe(String key, byte @Nullable [] value, WireRecord like) {
    var headers = new RecordHeaders();
    like.headers().forEach((name, text) -> headers.add(name, text.getBytes(UTF_8)));
    commands.pipeInput(new TestRecord<>(key.getBytes(UTF_8), value, headers, Router.START));
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static String header(Headers headers) {
    return new String(headers.lastHeader("ce_type").value(), UTF_8);
  }
}
