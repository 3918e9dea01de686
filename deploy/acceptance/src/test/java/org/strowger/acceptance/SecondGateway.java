package org.strowger.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.strowger.testkit.AppProcess;
import org.strowger.testkit.FreePort;

/**
 * Another gateway, the app that its module has built, on the exchange's broker, database and
 * secrets.
 */
final class SecondGateway implements AutoCloseable {

  private static final Path MODULE = Path.of("../../channel-gateway");
  private static final Path SETTINGS =
      Path.of("../embedded/src/main/resources/application.properties");

  private final AppProcess process;
  private final int sipPort;

  private SecondGateway(AppProcess process, int sipPort) {
    this.process = process;
    this.sipPort = sipPort;
  }

  /** Starts it beside the exchange and returns when it is ready. */
  static SecondGateway beside(Exchange exchange) throws IOException {
    int http = FreePort.tcp();
    int management = FreePort.tcp();
    int sip = FreePort.udp();
    AppProcess process =
        AppProcess.start(MODULE, settings(exchange, http, management, sip), "second-gateway.log");
    awaitReady(management);
    return new SecondGateway(process, sip);
  }

  int sipPort() {
    return sipPort;
  }

  /** {@code kill -9}. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }

  private static Map<String, String> settings(Exchange exchange, int http, int management, int sip)
      throws IOException {
    Path data = exchange.data();
    Path secrets = data.resolve("secrets");
    var settings = new HashMap<String, String>();
    var own = new Properties();
    try (InputStream in = Files.newInputStream(SETTINGS)) {
      own.load(in);
    }
    own.stringPropertyNames().stream()
        .filter(key -> key.startsWith("strowger.gateway."))
        .forEach(key -> settings.put(key, own.getProperty(key)));
    var run = new Properties();
    try (InputStream in = Files.newInputStream(data.resolve("run"))) {
      run.load(in);
    }
    settings.put("quarkus.http.port", Integer.toString(http));
    settings.put("quarkus.management.port", Integer.toString(management));
    settings.put("strowger.gateway.smtp.enabled", "false");
    settings.put("strowger.gateway.sip.port", Integer.toString(sip));
    settings.put("kafka.bootstrap.servers", "127.0.0.1:" + run.getProperty("kafka"));
    settings.put(
        "strowger.postgres.url",
        "jdbc:postgresql://127.0.0.1:" + run.getProperty("postgres") + "/strowger");
    settings.put("strowger.postgres.user", "strowger");
    settings.put("strowger.postgres.password", read(data.resolve("postgres/password")));
    settings.put("strowger.gateway.id-secret", read(secrets.resolve("id-secret")));
    settings.put("strowger.gateway.token-secret", read(secrets.resolve("token-secret")));
    settings.put("strowger.gateway.sip.phone-secret", read(secrets.resolve("phone-secret")));
    settings.put(
        "strowger.gateway.endpoints.shop.secrets", read(secrets.resolve("shop-webhook-secret")));
    settings.put(
        "mp.jwt.verify.publickey.location", secrets.resolve("token-public.pem").toUri().toString());
    return settings;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private static void awaitReady(int management) {
    var ready = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
    var request = HttpRequest.newBuilder(ready).build();
    try (var client = HttpClient.newHttpClient()) {
      Awaitility.await("the second gateway is ready")
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .until(() -> client.send(request, BodyHandlers.discarding()).statusCode() == 200);
    }
  }
}
