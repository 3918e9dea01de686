package org.strowger.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;

/** Says on routing-events what a {@link RobotRouter} decides, without waiting for the broker. */
final class RobotVoice implements AutoCloseable {

  private static final AtomicLong OFFSET = new AtomicLong(1_000_000);

  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of(
              "bootstrap.servers",
              ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
          new StringSerializer(),
          new ByteArraySerializer());

  void say(String commandId, RoutingEvent event) {
    long offset = OFFSET.incrementAndGet();
    var cause = new Meta.Cause(commandId, offset, 1, 1, 1, "1");
    var meta = new Meta("robot-" + offset, "/test", Instant.now(), null, cause);
    WireRecord wire =
        Wire.write(Topics.ROUTING_EVENTS, new Message<>(OutsideWorld.DOMAIN, meta, event));
    var record = new ProducerRecord<>(wire.topic(), wire.key(), wire.value());
    wire.headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    var _ = producer.send(record);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
