package org.strowger.gateway.live;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.strowger.servicekit.problem.FailureTrace;

/** Listens to the database's notifications, on one connection. */
@Singleton
public class ReplicaSignals {

  private static final Logger LOG = Logger.getLogger(ReplicaSignals.class);
  private static final int LISTEN_MS = 500;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration STOPPING = Duration.ofSeconds(2);

  private final AgroalDataSource source;
  private final List<ReplicaSignalListener> listeners;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread thread;

  public ReplicaSignals(
      @DataSource("gateway") AgroalDataSource source, @All List<ReplicaSignalListener> all) {
    this.source = source;
    this.listeners = all;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().daemon().name("gateway-signals").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped.countDown();
    if (thread != null) {
      thread.join(STOPPING);
    }
  }

  private void run() {
    try {
      do {
        listen();
      } while (!stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("listen " + ReplicaSignal.CHANNEL);
      PGConnection postgres = connection.unwrap(PGConnection.class);
      while (stopped.getCount() > 0) {
        for (PGNotification each : postgres.getNotifications(LISTEN_MS)) {
          ReplicaSignal.read(each.getParameter()).ifPresent(this::tell);
        }
      }
      statement.execute("unlisten *");
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("ReplicaSignals are not heard now: %s", FailureTrace.of(e));
    }
  }

  private void tell(ReplicaSignal signal) {
    for (ReplicaSignalListener listener : listeners) {
      try {
        listener.onSignal(signal);
      } catch (RuntimeException e) {
        LOG.warnf("A signal was missed: %s", FailureTrace.of(e));
      }
    }
  }
}
