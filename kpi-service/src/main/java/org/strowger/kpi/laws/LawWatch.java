package org.strowger.kpi.laws;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.strowger.kpi.KpiDatabase;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Checks every law again and again over the facts of yesterday and today: seldom when there are
 * very many, and not while none comes.
 */
@Singleton
public final class LawWatch {

  private static final Logger LOG = Logger.getLogger(LawWatch.class);

  /** One part in so many of the time. */
  private static final int SHARE = 100;

  private final KpiDatabase database;
  private final int everySeconds;
  private final Map<Law, Long> breaches = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private String checked = "";

  @Inject
  public LawWatch(
      KpiDatabase database,
      MeterRegistry metrics,
      @ConfigProperty(name = "strowger.kpi.laws-every-seconds", defaultValue = "30")
          int everySeconds) {
    this.database = database;
    this.everySeconds = everySeconds;
    for (Law law : Law.values()) {
      Gauge.builder("strowger.kpi.law.breaches", this, watch -> watch.breaches(law))
          .tag("service", "kpi")
          .tag("law", Integer.toString(law.number()))
          .register(metrics);
    }
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("strowger-kpi-laws").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  /** Breaches found by the last check of each law; empty before the first. */
  Map<Law, Long> breaches() {
    Map<Law, Long> found = new EnumMap<>(Law.class);
    found.putAll(breaches);
    return found;
  }

  /** Checks all laws now, over the facts since a day. */
  void check(LocalDate since) {
    for (Law law : Law.values()) {
      long found = law.breaches(database.jdbi(), since);
      Long before = breaches.put(law, found);
      if (found > 0 && (before == null || before != found)) {
        LOG.errorf("Law %d is broken: %s, %d times", law.number(), law, found);
      }
    }
  }

  private long breaches(Law law) {
    return breaches.getOrDefault(law, 0L);
  }

  private void run() {
    try {
      long pause;
      do {
        long started = System.nanoTime();
        checkYesterdayAndToday();
        long took = System.nanoTime() - started;
        pause = Math.max(TimeUnit.SECONDS.toNanos(everySeconds), took * SHARE);
      } while (!stopped.await(pause, TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkYesterdayAndToday() {
    try {
      String facts = facts();
      if (!facts.equals(checked)) {
        check(LocalDate.now(ZoneOffset.UTC).minusDays(1));
        checked = facts;
      }
    } catch (RuntimeException e) {
      LOG.warnf("Laws not checked now: %s", FailureTrace.of(e));
    }
  }

  /** What tells that facts have come. */
  private String facts() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select concat(count(*), ' ', sum(extract(epoch from as_of)))"
                            + " from progress")
                    .mapTo(String.class)
                    .one());
  }
}
