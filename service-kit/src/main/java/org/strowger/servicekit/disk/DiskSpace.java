package org.strowger.servicekit.disk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.strowger.servicekit.problem.FailureTrace;
import org.strowger.servicekit.problem.Problem;

/**
 * Watches the disks that this process' log and database are on, where they are on this machine. A
 * full one ends both; before that new input is refused, and what was taken can still be worked.
 */
@Singleton
public final class DiskSpace {

  private static final Logger LOG = Logger.getLogger(DiskSpace.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int RETRY_SECONDS = 30;
  private static final long MEGABYTE = 1024 * 1024;

  private final List<Path> directories;
  private final Room.Bounds bounds;
  private final Thread looking = Thread.ofPlatform().daemon().name("disk").unstarted(this::run);
  private volatile Room room = Room.ENOUGH;
  private volatile long free = Long.MAX_VALUE;
  private volatile long total = Long.MAX_VALUE;

  /**
   * @param directories on the disks; none are watched where broker and database are elsewhere
   * @param lowPercent below it there is a warning
   * @param reservedPercent below it no new input is taken
   * @param reservedMegabytes the same, whatever the disk's size
   */
  @Inject
  DiskSpace(
      @ConfigProperty(name = "strowger.disk.directories") Optional<List<String>> directories,
      @ConfigProperty(name = "strowger.disk.low-percent", defaultValue = "10") int lowPercent,
      @ConfigProperty(name = "strowger.disk.reserved-percent", defaultValue = "3")
          int reservedPercent,
      @ConfigProperty(name = "strowger.disk.reserved-megabytes", defaultValue = "64")
          int reservedMegabytes,
      MeterRegistry metrics) {
    this.directories = directories.orElse(List.of()).stream().map(Path::of).toList();
    this.bounds = new Room.Bounds(lowPercent, reservedPercent, reservedMegabytes * MEGABYTE);
    if (isWatched()) {
      Gauge.builder("strowger.disk.free.bytes", () -> free)
          .description("Free space of the fullest disk that log and database are on")
          .register(metrics);
    }
  }

  void start(@Observes StartupEvent event) {
    if (isWatched()) {
      look();
      looking.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    looking.interrupt();
  }

  /** False where no disk of this machine matters. */
  boolean isWatched() {
    return !directories.isEmpty();
  }

  Room room() {
    return room;
  }

  /** Of the fullest disk. */
  String describe() {
    return "%d MB of %d MB are free".formatted(free / MEGABYTE, total / MEGABYTE);
  }

  /** False when what is left is kept for what was taken already. */
  public boolean takesInput() {
    return room != Room.RESERVED;
  }

  /**
   * Returns when there is room for new input.
   *
   * @throws Problem 503 when there is none
   */
  public void requireRoom() {
    if (!takesInput()) {
      throw Problem.unavailable(
          "storage_full", "Expected room on the disk but it is nearly full", RETRY_SECONDS);
    }
  }

  private void run() {
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(PERIOD.toNanos());
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    Room before = room;
    Room worst = Room.ENOUGH;
    long least = Long.MAX_VALUE;
    for (Path directory : directories) {
      try {
        FileStore store = Files.getFileStore(directory);
        long usable = store.getUsableSpace();
        Room found = bounds.of(before, usable, store.getTotalSpace());
        if (found.compareTo(worst) > 0) {
          worst = found;
        }
        if (usable < least) {
          least = usable;
          free = usable;
          total = store.getTotalSpace();
        }
      } catch (IOException e) {
        LOG.debugf("The room on a disk is not known now: %s", FailureTrace.of(e));
        return;
      }
    }
    room = worst;
    if (worst != before) {
      tell(worst);
    }
  }

  private void tell(Room now) {
    switch (now) {
      case ENOUGH -> LOG.infof("There is room on the disk again: %s", describe());
      case LOW -> LOG.warnf("There is little room on the disk: %s", describe());
      case RESERVED -> LOG.errorf("The disk is nearly full, new input is refused: %s", describe());
    }
  }
}
