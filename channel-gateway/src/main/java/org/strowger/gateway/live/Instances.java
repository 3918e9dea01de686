package org.strowger.gateway.live;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.InstanceId;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Which replicas live. Each renews its lease; whichever finds one that did not takes over what it
 * carried ({@link DeadInstanceListener}). An instance whose row is gone was taken for dead and goes
 * on as a new one ({@link LeaseLost}).
 */
@Singleton
public class Instances {

  static final Duration RENEW_EVERY = Duration.ofSeconds(2);
  static final Duration LEASE = Duration.ofSeconds(6);

  private static final Logger LOG = Logger.getLogger(Instances.class);

  private final GatewayDatabase database;
  private final InstanceRepository repository;
  private final List<DeadInstanceListener> listeners;
  private final Event<LeaseLost> leaseLost;
  private final GatewayOutbox outbox;
  private final @Nullable String name;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("gateway-instances").daemon().factory());
  private volatile InstanceId self = fresh();
  private long renewedAt = System.nanoTime();
  private long steadySince = System.nanoTime();

  Instances(
      GatewayDatabase database,
      InstanceRepository repository,
      @All List<DeadInstanceListener> listeners,
      Event<LeaseLost> leaseLost,
      GatewayOutbox outbox,
      InstanceConfig config) {
    this.database = database;
    this.repository = repository;
    this.listeners = listeners;
    this.leaseLost = leaseLost;
    this.outbox = outbox;
    this.name = config.instanceName().orElse(null);
  }

  /** Before anything can carry a live session. */
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
    if (name != null) {
      takeOverEarlierLives(name);
    }
    register();
    var _ =
        timer.scheduleAtFixedRate(
            this::beat, RENEW_EVERY.toMillis(), RENEW_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The others need not wait for the lease to run out. */
  void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event) {
    timer.shutdownNow();
    try {
      database.jdbi().useHandle(handle -> repository.release(handle, self));
    } catch (RuntimeException e) {
      LOG.infof("The lease runs out by itself: %s", FailureTrace.of(e));
    }
  }

  /** This process, as the rows of its live sessions name it. */
  public InstanceId self() {
    return self;
  }

  private void register() {
    database.jdbi().useHandle(handle -> repository.register(handle, self, name, LEASE));
    renewedAt = System.nanoTime();
    steadySince = renewedAt;
  }

  private void beat() {
    try {
      if (database.jdbi().withHandle(handle -> repository.renew(handle, self, LEASE))) {
        renewed();
      } else {
        becomeAnother();
      }
      if (Duration.ofNanos(System.nanoTime() - steadySince).compareTo(LEASE) >= 0) {
        database.jdbi().withHandle(repository::expired).forEach(dead -> takeOver(dead, false));
      }
    } catch (RuntimeException e) {
      LOG.warnf("The lease is not renewed now: %s", FailureTrace.of(e));
    }
  }

  /** Who could not renew for a while gives the others, for whom it was the same, their time. */
  private void renewed() {
    long now = System.nanoTime();
    if (Duration.ofNanos(now - renewedAt).compareTo(RENEW_EVERY.multipliedBy(2)) > 0) {
      steadySince = now;
    }
    renewedAt = now;
  }

  private void becomeAnother() {
    InstanceId lost = self;
    LOG.warnf("Instance %s was taken for dead; its live sessions are dropped", lost);
    self = fresh();
    register();
    leaseLost.fire(new LeaseLost(lost));
  }

  private void takeOverEarlierLives(String ofName) {
    database
        .jdbi()
        .withHandle(handle -> repository.named(handle, ofName))
        .forEach(dead -> takeOver(dead, true));
  }

  private void takeOver(InstanceId dead, boolean evenAlive) {
    try {
      boolean takenOver =
          database
              .jdbi()
              .inTransaction(
                  handle -> {
                    boolean mine = repository.forget(handle, dead, evenAlive);
                    if (mine) {
                      listeners.forEach(listener -> listener.onDeadInstance(handle, dead));
                    }
                    return mine;
                  });
      if (takenOver) {
        LOG.infof("Took over from dead instance %s", dead);
        outbox.wake();
      }
    } catch (RuntimeException e) {
      LOG.errorf("A dead instance is taken over later: %s", FailureTrace.of(e));
    }
  }

  private static InstanceId fresh() {
    return new InstanceId("gateway-" + UUID.randomUUID().toString().substring(0, 13));
  }
}
