package org.strowger.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.strowger.localinfra.KeptPort;
import org.strowger.localinfra.LocalBroker;
import org.strowger.localinfra.LocalPostgres;
import org.strowger.localinfra.LocalPostgres.Durability;

/** One broker and one PostgreSQL for this JVM, gone with it. */
final class EmbeddedInfra {

  private EmbeddedInfra() {}

  static Addresses start() {
    try {
      Path directory = Files.createTempDirectory("strowger-test-");
      var postgres =
          LocalPostgres.start(directory.resolve("postgres"), KeptPort.ANY, Durability.THROWAWAY);
      postgres.createDatabase("strowger");
      var broker = LocalBroker.startThrowaway(directory.resolve("kafka"));
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .unstarted(
                      () -> {
                        postgres.close();
                        delete(directory);
                      }));
      return new Addresses(
          broker.bootstrapServers(),
          postgres.jdbcUrl("strowger"),
          postgres.user(),
          postgres.password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException _) {
      // the broker of this dying JVM may still write there: the system clears its temporary files
    }
  }
}
