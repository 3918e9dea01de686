package org.strowger.bench.cases;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.strowger.bench.client.ProcessorTime;
import org.strowger.bench.router.BenchDirectory;
import org.strowger.contracts.wire.Json;
import org.strowger.localinfra.KeptPort;
import org.strowger.localinfra.LocalBroker;
import org.strowger.localinfra.LocalPostgres;
import org.strowger.localinfra.TokenKeys;

/**
 * One build of the case service in a process of its own, with a broker and a database of its own.
 */
final class CaseService implements AutoCloseable {

  static final int NOTED_CASES = 100;
  static final String NOTE = "The parcel went to a neighbour; she gets it tomorrow. ".repeat(4);

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(100);

  private final String name;
  private final Process process;
  private final LocalBroker broker;
  private final BenchDirectory directory;
  private final String root;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int openedCases;

  private CaseService(
      String name,
      Process process,
      LocalBroker broker,
      BenchDirectory directory,
      int port,
      String token) {
    this.name = name;
    this.process = process;
    this.broker = broker;
    this.directory = directory;
    this.root = "http://127.0.0.1:" + port + "/api/cases/";
    this.token = token;
  }

  /**
   * Starts it and returns when it is ready and its agent may log in.
   *
   * @param app the directory {@code quarkus-app} of the build
   */
  static CaseService start(String name, Path app, LocalPostgres postgres)
      throws IOException, GeneralSecurityException, InterruptedException, ExecutionException {
    BenchDirectory directory = BenchDirectory.in(Path.of(System.getProperty("java.io.tmpdir")));
    Files.createDirectories(directory.postgres());
    LocalBroker broker = LocalBroker.start(directory.kafka(), KeptPort.ANY);
    TokenKeys keys = TokenKeys.in(directory.postgres());
    String database = "bench_" + name;
    postgres.createDatabase(database);
    int port = KeptPort.anyFree();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseCompactObjectHeaders",
            "-jar",
            app.resolve("quarkus-run.jar").toString());
    builder.environment().put("STROWGER_HTTP_PORT", Integer.toString(port));
    builder.environment().put("STROWGER_KAFKA", broker.bootstrapServers());
    builder.environment().put("STROWGER_POSTGRES_URL", postgres.jdbcUrl(database));
    builder.environment().put("STROWGER_POSTGRES_USER", postgres.user());
    builder.environment().put("STROWGER_POSTGRES_PASSWORD", postgres.password());
    builder.environment().put("STROWGER_TOKEN_PUBLIC_KEY", keys.publicKey().toUri().toString());
    Path log = directory.postgres().resolve("app.log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("bench-exit").unstarted(process::destroy));
    String token = AgentToken.of(Assignments.AGENT, Assignments.DOMAIN, keys);
    var service = new CaseService(name, process, broker, directory, port, token);
    try {
      service.awaitAgent(log);
    } catch (IllegalStateException e) {
      service.close();
      throw e;
    }
    return service;
  }

  String name() {
    return name;
  }

  /** Has the service open cases by assignments, and returns their ids. */
  List<String> open(int count) throws InterruptedException, ExecutionException, IOException {
    int first = openedCases;
    openedCases += count;
    Assignments.send(broker.bootstrapServers(), first, count);
    String last = "by-contact/" + Assignments.contact(first + count - 1);
    long deadline = System.nanoTime() + START.toNanos();
    while (get(last).statusCode() != 200 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
    var ids = new ArrayList<String>();
    for (int i = first; i < first + count; i++) {
      HttpResponse<String> found = get("by-contact/" + Assignments.contact(i));
      ids.add(Json.LOG.readTree(found.body()).path("id").asText());
    }
    return ids;
  }

  /** Writes a note. */
  void note(String caseId) throws IOException, InterruptedException {
    post(
        caseId + "/notes",
        Json.LOG
            .createObjectNode()
            .put("clientId", UUID.randomUUID().toString())
            .put("text", NOTE)
            .toString());
  }

  /** Resolves an open case or reopens a resolved one; the version says which it is. */
  void resolveOrReopen(String caseId, int version) throws IOException, InterruptedException {
    var body = Json.LOG.createObjectNode().put("version", version);
    if (version % 2 == 1) {
      post(caseId + "/resolve", body.put("resolution", "answered").toString());
    } else {
      post(caseId + "/reopen", body.toString());
    }
  }

  double processorTime() {
    return ProcessorTime.of(process.toHandle());
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "Expected " + name + " to write but it answered " + answer.statusCode());
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path))
        .header("Authorization", "Bearer " + token)
        .timeout(Duration.ofSeconds(60));
  }

  private void awaitAgent(Path log) throws InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + START.toNanos();
    boolean published = false;
    while (System.nanoTime() < deadline) {
      try {
        int status = get("resolutions").statusCode();
        if (status == 200) {
          return;
        }
        if (!published) {
          // it listens, so its topics are there
          Assignments.publishAgent(broker.bootstrapServers());
          published = true;
        }
      } catch (IOException _) {
        // it does not listen yet
      }
      if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("Expected " + name + " to start but it stopped: " + log);
      }
    }
    throw new IllegalStateException("Expected " + name + " to be ready in time but it is not");
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).exceptionally(_ -> process).join();
    process.destroyForcibly();
    broker.close();
    directory.close();
  }
}
