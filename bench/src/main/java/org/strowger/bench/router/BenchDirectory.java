package org.strowger.bench.router;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.strowger.localinfra.DataLock;
import org.strowger.localinfra.LocalPostgres;

/**
 * Where a benchmark keeps the data of its broker and its database. It goes with the process, the
 * database too; what a kill left is cleared away by the next run.
 */
public final class BenchDirectory implements AutoCloseable {

  private static final String PREFIX = "strowger-bench-router-";

  private final Path path;
  private final DataLock lock;
  private final Thread atExit = Thread.ofPlatform().name("bench-exit").unstarted(this::clear);

  private BenchDirectory(Path path) {
    this.path = path;
    this.lock = DataLock.take(path);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** A new one beside others, of which those are cleared away that nobody works on. */
  public static BenchDirectory in(Path parent) throws IOException {
    for (Path other : others(parent)) {
      clearLeftOver(other);
    }
    return new BenchDirectory(Files.createTempDirectory(parent, PREFIX));
  }

  /** Where its broker keeps its data. */
  public Path kafka() {
    return path.resolve("kafka");
  }

  /** Where its database keeps its data. */
  public Path postgres() {
    return postgres(path);
  }

  private static Path postgres(Path directory) {
    return directory.resolve("postgres");
  }

  private static List<Path> others(Path parent) throws IOException {
    try (var all = Files.list(parent)) {
      return all.filter(each -> each.getFileName().toString().startsWith(PREFIX))
          .filter(Files::isWritable)
          .toList();
    }
  }

  private static void clearLeftOver(Path directory) {
    try (var _ = DataLock.take(directory)) {
      clear(directory);
    } catch (IllegalStateException _) {
      // another benchmark runs on it
    }
  }

  private static void clear(Path directory) {
    try {
      LocalPostgres.stopLeftOver(postgres(directory));
      try (var files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | UncheckedIOException _) {
      // the broker of a dying process may still write there: the next run clears it
    }
  }

  private void clear() {
    clear(path);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    clear();
    lock.close();
  }
}
