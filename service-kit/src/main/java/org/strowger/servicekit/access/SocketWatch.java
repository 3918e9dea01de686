package org.strowger.servicekit.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Closes the sockets of those who may not be there any more: expired, revoked, role removed. A
 * session that ends anywhere ends here with the next change of the directory, not with the next
 * round.
 */
@Singleton
final class SocketWatch {

  private static final Logger LOG = Logger.getLogger(SocketWatch.class);
  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final int POLICY = 1008;

  private final Instance<OpenConnections> connections;
  private final Doorkeeper doorkeeper;
  private final Directory directory;
  private volatile boolean stopped;

  @Inject
  SocketWatch(Instance<OpenConnections> connections, Doorkeeper doorkeeper, Directory directory) {
    this.connections = connections;
    this.doorkeeper = doorkeeper;
    this.directory = directory;
  }

  void start(@Observes StartupEvent event) {
    if (connections.isResolvable()) { // else this process has no sockets
      Thread.ofVirtual().name("strowger-socket-watch").start(this::watch);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
  }

  private void watch() {
    try {
      while (!stopped) {
        directory.awaitChange(ROUND);
        if (!stopped) {
          connections.get().forEach(this::check);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void check(WebSocketConnection connection) {
    Doorkeeper.@Nullable Admission admission = connection.userData().get(SocketUser.ADMISSION);
    if (admission == null
        || (Instant.now().isBefore(admission.session().expiresAt())
            && doorkeeper.stillAdmits(admission))) {
      return;
    }
    connection.userData().put(SocketUser.ENDED, true);
    connection
        .close(new CloseReason(POLICY, "session_ended"))
        .subscribe()
        .with(_ -> {}, e -> LOG.debugf("Socket was gone: %s", FailureTrace.of(e)));
  }
}
