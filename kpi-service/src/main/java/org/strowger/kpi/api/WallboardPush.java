package org.strowger.kpi.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.strowger.contracts.id.DomainId;
import org.strowger.kpi.facts.FactChanges;
import org.strowger.kpi.report.WallboardReport;
import org.strowger.servicekit.access.SocketUser;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Pushes each domain's wallboard to those who watch it: at most four times a second when facts
 * change here, and every second in any case, because waits grow and other replicas write facts too.
 * One computation serves all who watch a domain.
 */
@Singleton
public final class WallboardPush {

  private static final Logger LOG = Logger.getLogger(WallboardPush.class);
  private static final Duration ROUND = Duration.ofMillis(250);
  private static final Duration LONGEST_SILENCE = Duration.ofMillis(900);

  private final OpenConnections connections;
  private final WallboardReport report;
  private final FactChanges changes;
  private final ObjectMapper json;
  private final Map<DomainId, Instant> pushed = new ConcurrentHashMap<>();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  public WallboardPush(
      OpenConnections connections, WallboardReport report, FactChanges changes, ObjectMapper json) {
    this.connections = connections;
    this.report = report;
    this.changes = changes;
    this.json = json;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("strowger-kpi-wallboards").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  /** Who connects sees the board at once. */
  void first(WebSocketConnection connection) {
    send(connection, board(SocketUser.of(connection).domain(), Instant.now()));
  }

  private void run() {
    try {
      while (!stopped.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        watched().forEach(this::push);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<DomainId, List<WebSocketConnection>> watched() {
    return connections.stream()
        .filter(connection -> connection.endpointId().equals(WallboardFeed.class.getName()))
        .filter(WebSocketConnection::isOpen)
        .collect(Collectors.groupingBy(connection -> SocketUser.of(connection).domain()));
  }

  private void push(DomainId domainId, List<WebSocketConnection> watching) {
    Instant now = Instant.now();
    boolean silent =
        pushed.getOrDefault(domainId, Instant.EPOCH).plus(LONGEST_SILENCE).isBefore(now);
    if (!changes.take(domainId) && !silent) {
      return;
    }
    pushed.put(domainId, now);
    try {
      String board = board(domainId, now);
      watching.forEach(connection -> send(connection, board));
    } catch (RuntimeException e) {
      LOG.warnf("Wallboard of %s waits: %s", domainId, FailureTrace.of(e));
    }
  }

  private String board(DomainId domainId, Instant now) {
    try {
      return json.writeValueAsString(report.of(domainId, now));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who has not taken the last board yet gets the next one instead of both. */
  private void send(WebSocketConnection to, String board) {
    if (busy.add(to.id())) {
      to.sendText(board)
          .onTermination()
          .invoke(() -> busy.remove(to.id()))
          .subscribe()
          .with(_ -> {}, e -> LOG.debugf("Watcher was gone: %s", FailureTrace.of(e)));
    }
  }
}
