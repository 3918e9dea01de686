package org.strowger.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.strowger.testkit.AppProcess;
import org.strowger.testkit.FreePort;
import org.strowger.testkit.StrowgerInfra;

/** A gateway as a process of its own, as it runs apart from the other services. */
record GatewayProcess(AppProcess process, int port) implements AutoCloseable {

  private static final Duration STARTING = Duration.ofMinutes(3);

  static GatewayProcess start(String name, Map<String, String> settings) {
    int port = FreePort.tcp();
    var config = new HashMap<>(StrowgerInfra.startOnce());
    config.putAll(settings);
    config.put("quarkus.http.port", Integer.toString(port));
    config.put("strowger.gateway.id-secret", "a-secret-of-the-tests-only");
    config.put("strowger.gateway.token-secret", "another-secret-of-the-tests");
    config.put("strowger.gateway.smtp.enabled", "false");
    config.put("quarkus.datasource.gateway.jdbc.acquisition-timeout", "60s");
    config.put("quarkus.http.test-port", Integer.toString(port));
    try {
      return new GatewayProcess(AppProcess.start(Path.of("."), config, name + ".log"), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  void kill() {
    process.kill();
  }

  void stop() {
    process.stop();
  }

  @Override
  public void close() {
    process.close();
  }
}
