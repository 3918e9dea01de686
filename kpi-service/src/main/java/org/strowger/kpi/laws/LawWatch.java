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

/** Checks every law again and again over the facts of yesterday and today. */
@Singleton
public final class LawWatch {

  private static final Logger LOG = Logger.getLogger(LawWatch.class);

  private final KpiDatabase database;
  private final int everySeconds;
  private final Map<Law, Long> breaches = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

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
      do {
        checkYesterdayAndToday();
      } while (!stopped.await(everySeconds, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkYesterdayAndToday() {
    try {
      check(LocalDate.now(ZoneOffset.UTC).minusDays(1));
    } catch (RuntimeException e) {
      LOG.warnf("Laws not checked now: %s", FailureTrace.of(e));
    }
  }
}
