package org.strowger.gateway.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.strowger.gateway.OutsideWorld;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class FileScansTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject GatewayDatabase database;
  @Inject FileStore files;

  private final List<FileScans> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(scans -> scans.stop(new ShutdownEvent()));
  }

  @Test
  void shouldTellTheCleanFromTheInfected() throws IOException {
    try (var clamd = new Clamd()) {
      // given
      String clean = store("Hello " + UUID.randomUUID());
      String infected = store("EICAR " + UUID.randomUUID());
      String empty = store("");
      // when
      FileScans scans = start(clamd.port());
      // then
      await(clean, Verdict.CLEAN);
      await(infected, Verdict.INFECTED);
      await(empty, Verdict.CLEAN);
      assertThat(clamd.seen()).anyMatch(content -> content.startsWith("EICAR"));
      assertThat(scans.told(Verdict.PENDING)).isEqualTo(Verdict.PENDING);
      assertThat(scans.isAwaited(Verdict.PENDING)).isTrue();
    }
  }

  @Test
  void shouldAskAgainWhatNobodyAnswered() throws IOException {
    // given a scanner that is down
    int port = unusedPort();
    String file = store("Hello " + UUID.randomUUID());
    FileScans scans = start(port);
    Awaitility.await().atMost(PATIENCE).until(() -> attempts(file) > 1);
    assertThat(verdict(file)).isEqualTo(Verdict.PENDING);
    scans.stop(new ShutdownEvent());
    // when it is back
    try (var clamd = new Clamd()) {
      start(clamd.port());
      // then
      await(file, Verdict.CLEAN);
    }
  }

  private FileScans start(int port) {
    var scans =
        new FileScans(
            database, files, new Config(Optional.of("127.0.0.1"), port), new SimpleMeterRegistry());
    started.add(scans);
    scans.start(new StartupEvent());
    return scans;
  }

  private String store(String content) {
    NewFile file = NewFile.of(content.getBytes(StandardCharsets.UTF_8));
    database.jdbi().useTransaction(handle -> files.store(handle, List.of(file)));
    return file.sha256();
  }

  private void await(String sha256, Verdict verdict) {
    Awaitility.await().atMost(PATIENCE).until(() -> verdict(sha256) == verdict);
  }

  private Verdict verdict(String sha256) {
    return database.jdbi().withHandle(handle -> files.find(handle, sha256).orElseThrow().verdict());
  }

  private int attempts(String sha256) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select scan_attempts from files where sha256 = ?", sha256)
                    .mapTo(Integer.class)
                    .one());
  }

  private static int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private record Config(Optional<String> host, int port) implements ScanConfig {

    @Override
    public Duration patience() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration firstWait() {
      return Duration.ofMillis(100);
    }
  }
}
