package org.strowger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogManager;
import org.jboss.logging.Logger;
import org.strowger.localinfra.DataLock;
import org.strowger.localinfra.KeptPort;
import org.strowger.localinfra.LocalBroker;
import org.strowger.localinfra.LocalPostgres;
import org.strowger.localinfra.LocalPostgres.Durability;
import org.strowger.localinfra.PostgresWatch;

/**
 * What the services need around them: they start before and stop after them. Broker, database and
 * mail server, the ports of phones and management, and the lock that keeps others away from their
 * data.
 */
record Surroundings(
    DataLock lock,
    LocalPostgres postgres,
    PostgresWatch watch,
    LocalBroker broker,
    LocalMail mail,
    int sipPort,
    int managementPort,
    Secrets secrets)
    implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Surroundings.class);
  private static final List<String> DATA = List.of("kafka", "postgres", "mail", "secrets", "demo");

  static Surroundings start(LaunchOptions options) throws IOException {
    Path data = options.data();
    LogManager.getLogManager(); // not first from two threads at once, which can block each other
    DataLock lock = DataLock.take(data);
    KeptPort.choose("HTTP", options.httpPort(), data.resolve("http-port"));
    KeptPort.choose("SMTP", options.smtpPort(), data.resolve("smtp-port"));
    int sipPort = KeptPort.chooseUdp("SIP", options.sipPort(), data.resolve("sip-port"));
    int managementPort =
        KeptPort.choose("management", options.managementPort(), data.resolve("management-port"));
    LocalPostgres.stopLeftOver(data.resolve("postgres"));
    if (options.fresh()) {
      forget(data);
    }
    DataFormat.claim(data);
    try (var starters = Executors.newFixedThreadPool(2)) {
      var postgres = starters.submit(() -> database(options));
      var broker =
          starters.submit(() -> LocalBroker.start(data.resolve("kafka"), options.kafkaPort()));
      starters.shutdown();
      try {
        return new Surroundings(
            lock,
            postgres.get(),
            PostgresWatch.over(postgres.get(), LOG::warn),
            broker.get(),
            LocalMail.start(data.resolve("mail")),
            sipPort,
            managementPort,
            Secrets.in(data.resolve("secrets")));
      } catch (ExecutionException e) {
        stopStarted(postgres);
        stopStarted(broker);
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected broker and database but was interrupted", e);
    }
  }

  private static void stopStarted(Future<? extends AutoCloseable> part)
      throws InterruptedException {
    try {
      part.get().close();
    } catch (ExecutionException _) {
      // it did not start: nothing to stop
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Expected to stop what was started but failed", e);
    }
  }

  private static LocalPostgres database(LaunchOptions options) {
    var postgres =
        LocalPostgres.start(
            options.data().resolve("postgres"), options.postgresPort(), Durability.SAFE);
    postgres.createDatabase("strowger");
    return postgres;
  }

  /** Removes what an exchange keeps, and nothing else that may be in the directory. */
  private static void forget(Path data) throws IOException {
    for (String name : DATA) {
      Path directory = data.resolve(name);
      if (!Files.exists(directory)) {
        continue;
      }
      try (var files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void close() {
    mail.close();
    broker.close();
    watch.close();
    postgres.close();
    lock.close();
  }
}
