package org.strowger.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of a process and its children, as {@code /proc} tells it; Linux only. */
public final class ProcessorTime {

  private static final double TICKS_PER_SECOND = 100;
  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int LAST = 14;

  private ProcessorTime() {}

  /** Seconds that the process took since it began. */
  public static double of(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
  }

  /** Seconds that a server took with those that it started, also those that have ended. */
  public static double withChildren(long pid) throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      double ticks = 0;
      for (Path process :
          processes.filter(path -> path.getFileName().toString().matches("[0-9]+")).toList()) {
        List<String> fields = fields(process);
        boolean itself = process.getFileName().toString().equals(Long.toString(pid));
        if (itself || (!fields.isEmpty() && Long.parseLong(fields.get(PARENT)) == pid)) {
          int last = itself ? LAST : USER + 1;
          for (int field = USER; field <= last && field < fields.size(); field++) {
            ticks += Double.parseDouble(fields.get(field));
          }
        }
      }
      return ticks / TICKS_PER_SECOND;
    }
  }

  /**
   * The process of the PostgreSQL in this directory; nobody's child, and it outlives who began it.
   */
  public static long postmaster(Path postgres) throws IOException {
    return Long.parseLong(
        Files.readAllLines(postgres.resolve("data/postmaster.pid")).getFirst().strip());
  }

  /** What follows the name in {@code stat}; nothing when the process has just ended. */
  private static List<String> fields(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    } catch (IOException _) {
      return List.of();
    }
  }
}
