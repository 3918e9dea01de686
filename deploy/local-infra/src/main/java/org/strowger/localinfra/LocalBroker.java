package org.strowger.localinfra;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.Exit;

/**
 * A Kafka broker of one node in this JVM, on loopback, that keeps its data and its port in a
 * directory.
 */
public final class LocalBroker implements AutoCloseable {

  private static final short TRANSACTIONS_V2 = 2;
  private static final int START_SECONDS = 60;

  /** Back quickly after a kill: the session that ended hard must expire first. */
  private static final int SESSION_MS = 2_000;

  /** Never back: a machine that stands still for a while is not taken for a broker that is gone. */
  private static final int THROWAWAY_SESSION_MS = 60_000;

  private final KafkaRaftServer server;
  private final int port;

  private LocalBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the broker and returns when it serves.
   *
   * @param directory holds the data; made when it is missing
   * @param wantedPort or {@link KeptPort#ANY}
   * @throws PortInUseException when the wanted port is taken
   */
  public static LocalBroker start(Path directory, int wantedPort) {
    return start(directory, wantedPort, SESSION_MS, Map.of());
  }

  /** Starts a broker on a free port that nobody will start again on this directory. */
  public static LocalBroker startThrowaway(Path directory) {
    return startThrowaway(directory, Map.of());
  }

  /**
   * As {@link #startThrowaway(Path)}.
   *
   * @param keys of the broker, besides ours; {@code listeners} are more ways in than ours
   */
  public static LocalBroker startThrowaway(Path directory, Map<String, String> keys) {
    return start(directory, KeptPort.ANY, THROWAWAY_SESSION_MS, keys);
  }

  private static LocalBroker start(
      Path directory, int wantedPort, int sessionMs, Map<String, String> keys) {
    Path home = directory.toAbsolutePath();
    try {
      Files.createDirectories(home);
      int port = KeptPort.choose("Kafka", wantedPort, home.resolve("port"));
      var settings = new HashMap<>(settings(home, port, KeptPort.anyFree(), sessionMs));
      keys.forEach((key, value) -> settings.merge(key, value, (ours, more) -> ours + "," + more));
      if (!Files.exists(home.resolve("data/meta.properties"))) {
        format(home, settings);
      }
      var server = new KafkaRaftServer(KafkaConfig.fromProps(properties(settings)), Time.SYSTEM);
      server.startup();
      var broker = new LocalBroker(server, port);
      broker.checkTransactions();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What happens when a broker of this process fails and ends it, e.g. as its disk is full: first
   * this, then the process is gone, with a code that is not 0.
   *
   * @param last told what the broker said, which may be nothing
   */
  public static void whenItFails(Consumer<String> last) {
    Exit.Procedure end =
        (code, message) -> {
          try {
            last.accept(message == null ? "" : message);
          } finally {
            Runtime.getRuntime().halt(code == 0 ? 1 : code);
          }
        };
    Exit.setHaltProcedure(end);
    Exit.setExitProcedure(end);
  }

  public int port() {
    return port;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Stops the broker cleanly and waits until it has. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /**
   * Below transaction version 2 a late message can join the next transaction (KIP-890), and the
   * router's promises would not hold.
   */
  private void checkTransactions() {
    try (var admin =
        Admin.create(
            Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
      FinalizedVersionRange version =
          admin
              .describeFeatures()
              .featureMetadata()
              .get(START_SECONDS, TimeUnit.SECONDS)
              .finalizedFeatures()
              .get("transaction.version");
      if (version == null || version.maxVersionLevel() < TRANSACTIONS_V2) {
        throw new IllegalStateException(
            "Expected a broker with transaction.version 2 but it has "
                + (version == null ? "none" : version.maxVersionLevel()));
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Expected the broker's features but it did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected the broker's features but was interrupted", e);
    }
  }

  private static void format(Path home, Map<String, String> settings) throws IOException {
    Path file = home.resolve("format.properties");
    Files.writeString(
        file,
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining("\n")));
    String[] arguments = {
      "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
    };
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int result = StorageTool.execute(arguments, silent);
    if (result != 0) {
      throw new IllegalStateException("Expected to format the broker's directory but failed");
    }
  }

  private static Map<String, String> settings(
      Path home, int port, int controllerPort, int sessionMs) {
    return Map.ofEntries(
        Map.entry("node.id", "1"),
        Map.entry("process.roles", "broker,controller"),
        Map.entry(
            "listeners",
            "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
        Map.entry("controller.listener.names", "CONTROLLER"),
        Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
        Map.entry("log.dirs", home.resolve("data").toString()),
        // the services create their topics with the settings of the catalogue
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("log.retention.ms", "-1"),
        // its own clock may be set back: records of before are not refused
        Map.entry("log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE)),
        Map.entry("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)),
        // one node
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "4"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "4"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("broker.session.timeout.ms", Integer.toString(sessionMs)),
        Map.entry("broker.heartbeat.interval.ms", "300"),
        Map.entry("group.min.session.timeout.ms", "1000"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "200"),
        // what a start after a hard end reads: all since the last flush, and these logs uncompacted
        Map.entry("log.flush.interval.ms", "10000"),
        Map.entry("log.flush.scheduler.interval.ms", "5000"),
        Map.entry("offsets.topic.segment.bytes", "1048576"),
        Map.entry("transaction.state.log.segment.bytes", "1048576"),
        // small
        Map.entry("num.network.threads", "2"),
        Map.entry("num.io.threads", "4"),
        Map.entry("background.threads", "2"),
        Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
        Map.entry("log.cleaner.io.buffer.size", "131072"));
  }

  private static Properties properties(Map<String, String> settings) {
    var properties = new Properties();
    properties.putAll(settings);
    return properties;
  }
}
