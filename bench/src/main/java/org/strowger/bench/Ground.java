package org.strowger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What an exchange stands on, so that a fault of it can be made. */
enum Ground {
  /** This machine as it is. */
  PLAIN,
  /** A disk of its own, of 800 MB: a file with a file system, which only root can mount. */
  SMALL_DISK,
  /** A clock of its own, by Debian's {@code faketime}. */
  OWN_CLOCK;

  private static final String DISK = "800M";
  private static final List<Path> FAKETIME =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

  /** Why it cannot be had here; null when it can. */
  @Nullable String missing() throws IOException {
    return switch (this) {
      case PLAIN -> null;
      case SMALL_DISK ->
          Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
              ? null
              : "needs root, to mount a disk";
      case OWN_CLOCK -> library().isPresent() ? null : "needs faketime (Debian: faketime)";
    };
  }

  /** Makes it; the exchange's data is then in the directory. */
  void prepare(Path data) throws IOException, InterruptedException {
    Files.createDirectories(data);
    if (this == SMALL_DISK) {
      Path image = data.resolveSibling(data.getFileName() + ".img");
      run("truncate", "-s", DISK, image.toString());
      run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
      run("mount", "-o", "loop", image.toString(), data.toString());
    }
    if (this == OWN_CLOCK) {
      Files.writeString(clock(data), "+0");
    }
  }

  /** What a process on it has in its environment. */
  Map<String, String> environment(Path data) {
    return this != OWN_CLOCK
        ? Map.of()
        : Map.of(
            "LD_PRELOAD",
            library().orElseThrow().toString(),
            "FAKETIME_TIMESTAMP_FILE",
            clock(data).toString(),
            "FAKETIME_CACHE_DURATION",
            "1", // seconds: to look at the file for each call is slow
            "FAKETIME_FORCE_MONOTONIC_FIX",
            "0", // else each wait of a JVM returns at once
            "FAKETIME_DONT_FAKE_MONOTONIC",
            "1");
  }

  /** Undoes it. */
  void clear(Path data) throws IOException, InterruptedException {
    if (this == SMALL_DISK) {
      run("umount", data.toString());
      Files.deleteIfExists(data.resolveSibling(data.getFileName() + ".img"));
    }
  }

  /** The file that says how far the clock is off. */
  static Path clock(Path data) {
    return data.resolve("clock");
  }

  private static Optional<Path> library() {
    return FAKETIME.stream().filter(Files::exists).findFirst();
  }

  /**
   * Runs a program of the system.
   *
   * @throws IllegalStateException when it fails
   */
  static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("Expected " + List.of(command) + " to succeed but it failed");
    }
  }
}
