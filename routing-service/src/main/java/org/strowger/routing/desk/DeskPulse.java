package org.strowger.routing.desk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.strowger.servicekit.problem.FailureTrace;

/** What desks do regularly: say that they live, look whether their sockets do, ask again. */
@Singleton
final class DeskPulse {

  private static final Logger LOG = Logger.getLogger(DeskPulse.class);
  private static final Duration ALIVE_EVERY = Duration.ofSeconds(2);
  private static final Duration PING_EVERY = Duration.ofSeconds(10);
  private static final Duration SILENT = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration ANSWER_LOST = Duration.ofSeconds(5);

  private final Desks desks;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("routing-desks").daemon().factory());

  @Inject
  DeskPulse(Desks desks) {
    this.desks = desks;
  }

  void start(@Observes StartupEvent event) {
    every(ALIVE_EVERY, desks::tellAlive);
    every(PING_EVERY, () -> desks.ping(Instant.now().minus(SILENT)));
    every(LOOK_EVERY, () -> desks.askAgain(Instant.now().minus(ANSWER_LOST)));
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void every(Duration period, Runnable work) {
    var _ =
        timer.scheduleAtFixedRate(
            () -> carefully(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void carefully(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warnf("Skipped one beat of the desks: %s", FailureTrace.of(e));
    }
  }
}
