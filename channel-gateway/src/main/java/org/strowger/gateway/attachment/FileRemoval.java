package org.strowger.gateway.attachment;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.servicekit.problem.FailureTrace;

/** Removes what was uploaded and not sent within a day, and the contents that nothing has. */
@Singleton
public class FileRemoval {

  private static final Logger LOG = Logger.getLogger(FileRemoval.class);

  private final GatewayDatabase database;
  private final FileStore files;
  private final Duration every;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("gateway-file-removal").daemon().factory());

  FileRemoval(
      GatewayDatabase database,
      FileStore files,
      @ConfigProperty(name = "strowger.gateway.file-removal", defaultValue = "PT1H")
          Duration every) {
    this.database = database;
    this.files = files;
    this.every = every;
  }

  void start(@Observes StartupEvent event) {
    var _ =
        timer.scheduleWithFixedDelay(
            this::runSafely, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void runSafely() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.warnf("Files that nobody sent stay for now: %s", FailureTrace.of(e));
    }
  }

  /** Removes them now. */
  public void run() {
    database
        .jdbi()
        .useTransaction(
            handle ->
                handle.execute("delete from uploads where uploaded_at < now() - interval '1 day'"));
    int removed = database.jdbi().inTransaction(files::removeUnused);
    if (removed > 0) {
      LOG.infof("%d files that nothing has were removed", removed);
    }
  }
}
