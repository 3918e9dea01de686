package org.strowger.servicekit.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.localinfra.KeptPort;
import org.strowger.localinfra.LocalBroker;
import org.strowger.servicekit.kafka.KafkaClients;

class KafkaHealthTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  @DisplayName("TR93: a broker that is away is told within 5 s, and nobody waits for it")
  void shouldTellThatTheBrokerIsAway(@TempDir Path data) {
    // given
    KafkaHealth health;
    try (var broker = LocalBroker.start(data, KeptPort.ANY)) {
      health = new KafkaHealth(KafkaClients.of(broker.bootstrapServers()));
      assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
      health.start(new StartupEvent());
      await().atMost(PATIENCE).until(() -> health.call().getStatus() == Status.UP);
    }

    // when
    long began = System.nanoTime();
    await().atMost(PATIENCE).until(() -> health.call().getStatus() == Status.DOWN);

    // then
    System.out.printf("DOWN after %d ms%n", (System.nanoTime() - began) / 1_000_000);
    health.stop(new ShutdownEvent());
  }
}
