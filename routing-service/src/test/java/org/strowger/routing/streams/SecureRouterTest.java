package org.strowger.routing.streams;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.Actor;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.servicekit.kafka.TopicReader;
import org.strowger.servicekit.kafka.TopicReader.From;
import org.strowger.testkit.SecureCluster;
import org.strowger.testkit.StrowgerInfra;

/** The whole router on a broker that is reached by TLS and a password. */
@QuarkusTest
@WithTestResource(StrowgerInfra.class)
@WithTestResource(SecureCluster.class)
@TestProfile(SecureRouterTest.Alone.class)
class SecureRouterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String DOMAIN = "secure";

  @TestHTTPResource(value = "/health/ready", management = true)
  String health;

  @Inject KafkaClients kafka;

  /** Its own broker makes it another app than the other tests'. */
  public static final class Alone implements QuarkusTestProfile {}

  @Test
  @DisplayName("TR51: the router's streams, ticks, desk and checks work with TLS and SASL")
  void shouldRouteOverASecureBroker() {
    await().atMost(PATIENCE).until(() -> given().get(health).statusCode() == 200);

    send(Commands.publish(Commands.PLAN));
    send(Commands.available("anna"));
    send(List.of(Commands.mail("c-1", Instant.now())));

    // nobody answers: the offer's end is told by a tick
    await().atMost(PATIENCE).until(() -> events().contains("OfferIssued"));
    await().atMost(PATIENCE).until(() -> events().contains("OfferExpired"));
  }

  private void send(List<RoutingCommand> commands) {
    try (var producer = kafka.producer("test", PATIENCE)) {
      for (RoutingCommand command : commands) {
        var meta =
            Meta.of(UUID.randomUUID().toString(), "/test", Instant.now(), Actor.system("test"));
        var _ =
            producer.send(
                KafkaWire.write(Topics.ROUTING_COMMANDS, new Message<>(DOMAIN, meta, command)));
      }
    }
  }

  private List<String> events() {
    var found = new ArrayList<String>();
    try (TopicReader reader =
        TopicReader.open(
            kafka,
            "test",
            List.of(Topics.ROUTING_EVENTS),
            From.BEGINNING,
            new HashMap<TopicPartition, Long>())) {
      while (!requireNonNull(reader).isCaughtUp()) {
        reader.poll(
            Duration.ofMillis(100),
            record ->
                found.add(
                    new String(
                            record.headers().lastHeader("ce_type").value(),
                            java.nio.charset.StandardCharsets.UTF_8)
                        .replaceAll("org\\.strowger\\.|\\.v\\d+", "")));
      }
    }
    return found;
  }
}
