package org.strowger.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.strowger.testkit.StrowgerInfra;

/** A gateway as a process of its own, as it runs apart from the other services. */
final class GatewayProcess implements AutoCloseable {

  private static final Path RUNNER = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Duration STARTING = Duration.ofMinutes(3);

  private final Process process;
  private final int port;

  private GatewayProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static GatewayProcess start(String name, Map<String, String> settings) {
    try {
      int port = freePort();
      var config = new HashMap<>(StrowgerInfra.startOnce());
      config.putAll(settings);
      config.put("quarkus.http.port", Integer.toString(port));
      config.put("strowger.gateway.id-secret", "a-secret-of-the-tests-only");
      config.put("strowger.gateway.token-secret", "another-secret-of-the-tests");
      config.put("strowger.gateway.smtp.enabled", "false");
      config.put("quarkus.datasource.gateway.jdbc.acquisition-timeout", "60s");
      config.put("quarkus.http.test-port", Integer.toString(port));
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-Xmx300m");
      config.forEach((key, value) -> command.add("-D" + key + "=" + value));
      command.add("-jar");
      command.add(RUNNER.toString());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Path.of("target", name + ".log").toFile())
              .start();
      return new GatewayProcess(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  GatewayProcess awaitReady() {
    Awaitility.await("the gateway serves")
        .atMost(STARTING)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> WidgetClient.buy(widget(), null).status() == 201);
    return this;
  }

  URI widget() {
    return at("/api/gateway/chat/support/");
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** As a power cut. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** As an operator: SIGTERM. */
  void stop() {
    process.destroy();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill();
  }
}
