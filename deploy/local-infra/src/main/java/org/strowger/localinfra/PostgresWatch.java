package org.strowger.localinfra;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts a {@link LocalPostgres} again whose process was killed: it recovers by its own log, and
 * nobody on one machine would do it. One that hangs is left alone.
 */
public final class PostgresWatch implements AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final LocalPostgres postgres;
  private final Consumer<String> tell;
  private final Thread watching =
      Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::run);

  private PostgresWatch(LocalPostgres postgres, Consumer<String> tell) {
    this.postgres = postgres;
    this.tell = tell;
  }

  /**
   * Watches until it is closed, which comes before the database is.
   *
   * @param tell is told of each start, and of each that failed
   */
  public static PostgresWatch over(LocalPostgres postgres, Consumer<String> tell) {
    var watch = new PostgresWatch(postgres, tell);
    watch.watching.start();
    return watch;
  }

  @Override
  public void close() {
    watching.interrupt();
    try {
      watching.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Processes of the killed one may be there for a moment and keep the next from starting. */
  private void look() {
    try {
      if (postgres.startAgainIfGone()) {
        tell.accept("PostgreSQL was gone and has been started again");
      }
    } catch (IOException | IllegalStateException e) {
      tell.accept("Expected to start PostgreSQL again but could not yet");
    }
  }
}
