package org.strowger.gateway.phone;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.phone.driver.PhoneDriver;
import org.strowger.servicekit.problem.FailureTrace;

/** What has to be done about calls and phones again and again. */
@Singleton
public class PhoneTimers {

  private static final Logger LOG = Logger.getLogger(PhoneTimers.class);
  private static final Duration KNOWN_CALLS = Duration.ofDays(1);

  private final GatewayDatabase database;
  private final CallRepository calls;
  private final Switchboard switchboard;
  private final QueueAnnouncer announcer;
  private final CallReconciler reconciler;
  private final Registrations registrations;
  private final PhoneDriver driver;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("gateway-phone-clock").daemon().factory());

  public PhoneTimers(
      GatewayDatabase database,
      CallRepository calls,
      Switchboard switchboard,
      QueueAnnouncer announcer,
      CallReconciler reconciler,
      Registrations registrations,
      PhoneDriver driver) {
    this.database = database;
    this.calls = calls;
    this.switchboard = switchboard;
    this.announcer = announcer;
    this.reconciler = reconciler;
    this.registrations = registrations;
    this.driver = driver;
  }

  void start(@Observes StartupEvent event) {
    if (!driver.serves()) {
      return;
    }
    every(Duration.ofSeconds(1), this::second);
    every(Duration.ofSeconds(2), announcer::run);
    every(Duration.ofSeconds(2), reconciler::run);
    every(Duration.ofMinutes(10), this::tidy);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void second() {
    for (Call call : switchboard.calls()) {
      switchboard.submit(call.contactId(), new CallEvent.TimePassed());
    }
    registrations.expire();
    registrations.due().forEach(driver::check);
  }

  private void tidy() {
    database.jdbi().useTransaction(handle -> calls.forget(handle, KNOWN_CALLS));
  }

  private void every(Duration pause, Runnable task) {
    var _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                LOG.warnf("What the clock does waits: %s", FailureTrace.of(e));
              }
            },
            pause.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }
}
