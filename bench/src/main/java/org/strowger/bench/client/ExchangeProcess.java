package org.strowger.bench.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.strowger.localinfra.KeptPort;

/**
 * The embedded app as a process of its own, started as {@code ./strowger up} does. Its ports stay
 * the same when it is started again.
 */
public final class ExchangeProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Path app;
  private final Path data;
  private final Map<String, String> environment;
  private final int httpPort;
  private final int smtpPort;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  private ExchangeProcess(
      Path app, Path data, Map<String, String> environment, int httpPort, int smtpPort)
      throws IOException {
    this.app = app;
    this.data = data;
    this.environment = environment;
    this.httpPort = httpPort;
    this.smtpPort = smtpPort;
    this.process = launched(List.of());
  }

  /**
   * Starts an exchange on free ports and returns when it is ready.
   *
   * @param app the directory {@code quarkus-app} of the embedded module
   * @param data the data directory
   */
  public static ExchangeProcess start(Path app, Path data)
      throws IOException, InterruptedException {
    return start(app, data, Map.of());
  }

  /**
   * The same.
   *
   * @param environment of the process, besides this one's
   */
  public static ExchangeProcess start(Path app, Path data, Map<String, String> environment)
      throws IOException, InterruptedException {
    Files.createDirectories(data.resolve("log"));
    Files.createDirectories(data.resolve("tmp"));
    var exchange =
        new ExchangeProcess(app, data, environment, KeptPort.anyFree(), KeptPort.anyFree());
    exchange.awaitReady();
    return exchange;
  }

  public Path data() {
    return data;
  }

  /** Where it listens. */
  public Addresses addresses() throws IOException {
    return Addresses.of(data);
  }

  /** {@code kill -9}: nothing in the process gets a chance to tidy up. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again on the same data and ports and returns when it is ready. */
  public void startAgain() throws IOException, InterruptedException {
    launch();
    awaitReady();
  }

  /**
   * Starts it again and returns at once.
   *
   * @param options of the JVM, besides the usual ones
   */
  public void launch(String... options) throws IOException {
    process = launched(List.of(options));
  }

  /** Asks it to stop and waits until it has. */
  public void terminate() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Waits until it has ended by itself; false when it still runs. */
  public boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  public long pid() {
    return process.pid();
  }

  /** Stops it cleanly. */
  @Override
  public void close() {
    process.destroy();
    if (!process
        .onExit()
        .completeOnTimeout(process, STOP.toSeconds(), TimeUnit.SECONDS)
        .join()
        .isAlive()) {
      return;
    }
    process.destroyForcibly();
    throw new IllegalStateException("Expected the exchange to stop in time but it did not");
  }

  private Process launched(List<String> options) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms64m",
            "-Xmx1g",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:ErrorFile=" + data.resolve("log/crash-%p.log"),
            "-Djava.io.tmpdir=" + data.resolve("tmp")));
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:AOTCache=" + app.resolve("start.aot"), // where ./strowger prepare has made one
            "-Xlog:aot*=off",
            "-Xlog:cds*=off",
            "-jar",
            app.resolve("quarkus-run.jar").toString(),
            "--data",
            data.toString(),
            "--http-port",
            Integer.toString(httpPort),
            "--smtp-port",
            Integer.toString(smtpPort),
            "--sip-port",
            "0"));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("log/console.log").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Waits until it is ready. */
  public void awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline) {
      if (isReady()) {
        return;
      }
      if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "Expected the exchange to start but it stopped: see " + data.resolve("log"));
      }
    }
    process.destroy();
    throw new IllegalStateException(
        "Expected the exchange to be ready in time but it is not: see " + data.resolve("log"));
  }

  /** Waits until its services answer, which comes before it is ready. */
  public void awaitLive() throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive() && !answers("/q/health/live")) {
      TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
    }
  }

  /** Whether it says so now; one that does not answer is not. */
  public boolean isReady() throws InterruptedException {
    return answers("/q/health/ready");
  }

  private boolean answers(String path) throws InterruptedException {
    if (!Files.exists(data.resolve("run"))) {
      return false;
    }
    try {
      var asked = URI.create("http://127.0.0.1:" + addresses().management() + path);
      var request = HttpRequest.newBuilder(asked).timeout(Duration.ofSeconds(5)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false; // not listening yet
    }
  }
}
