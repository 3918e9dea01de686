package org.strowger.gateway.attachment;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Has files looked at by the virus scanner, each until there is a verdict; a scanner that is down
 * delays it. Where none is configured, every file is served.
 *
 * <pre>PENDING → CLEAN | INFECTED</pre>
 */
@Singleton
public class FileScans {

  private static final Logger LOG = Logger.getLogger(FileScans.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final int POLL_MS = 1_000;

  private final GatewayDatabase database;
  private final FileStore files;
  private final ScanConfig config;
  private final MeterRegistry metrics;
  private final @Nullable ClamAv scanner;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("gateway-file-scan").daemon().factory());

  FileScans(GatewayDatabase database, FileStore files, ScanConfig config, MeterRegistry metrics) {
    this.database = database;
    this.files = files;
    this.config = config;
    this.metrics = metrics;
    this.scanner =
        config.host().map(host -> new ClamAv(host, config.port(), config.patience())).orElse(null);
  }

  void start(@Observes StartupEvent event) {
    if (scanner != null) {
      var _ = timer.scheduleWithFixedDelay(this::runSafely, 0, POLL_MS, TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  /** Whether a file still waits for the scanner's word. */
  public boolean isAwaited(Verdict verdict) {
    return scanner != null && verdict == Verdict.PENDING;
  }

  /** What is told of a file; null where nobody scans. */
  public @Nullable Verdict told(Verdict verdict) {
    return scanner == null && verdict == Verdict.PENDING ? null : verdict;
  }

  private void runSafely() {
    try {
      ClamAv clam = scanner;
      while (clam != null && scanNext(clam)) {
        LOG.debugf("The next file is scanned");
      }
    } catch (RuntimeException e) {
      LOG.warnf("Files wait to be scanned: %s", FailureTrace.of(e));
    }
  }

  /** Whether there was one. Who scans has taken it for a while; who dies leaves it to others. */
  private boolean scanNext(ClamAv clam) {
    Optional<Due> due = database.jdbi().inTransaction(this::take);
    due.ifPresent(
        next -> {
          try {
            note(next.file().sha256(), clam.scan(out -> files.write(next.file(), out)));
          } catch (IOException e) {
            count("unanswered");
            LOG.warnf("A file is scanned again later: %s", FailureTrace.of(e));
            postpone(next);
          }
        });
    return due.isPresent();
  }

  private Optional<Due> take(Handle handle) {
    return handle
        .createQuery(
            "update files set scan_attempts = scan_attempts + 1,"
                + " next_scan_at = now() + make_interval(secs => :lease)"
                + " where sha256 = (select sha256 from files"
                + " where verdict = 'PENDING' and next_scan_at <= now()"
                + " order by next_scan_at limit 1 for update skip locked)"
                + " returning sha256, size, type, scan_attempts")
        .bind("lease", (double) config.patience().multipliedBy(5).toSeconds())
        .map(
            (row, _) ->
                new Due(
                    new StoredFile(
                        row.getString(1), row.getLong(2), row.getString(3), Verdict.PENDING),
                    row.getInt(4)))
        .findOne();
  }

  private void note(String sha256, Verdict verdict) {
    count(verdict == Verdict.CLEAN ? "clean" : "infected");
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate("update files set verdict = :verdict where sha256 = :sha256")
                    .bind("verdict", verdict.name())
                    .bind("sha256", sha256)
                    .execute());
  }

  private void postpone(Due due) {
    Duration wait = config.firstWait().multipliedBy(1L << Math.min(due.attempts() - 1, 10));
    Duration capped = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        "update files set next_scan_at = now() + make_interval(secs => :wait)"
                            + " where sha256 = :sha256")
                    .bind("wait", capped.toMillis() / 1_000.0)
                    .bind("sha256", due.file().sha256())
                    .execute());
  }

  private void count(String outcome) {
    metrics.counter("strowger.gateway.files.scanned", "outcome", outcome).increment();
  }

  private record Due(StoredFile file, int attempts) {}
}
