package org.strowger.gateway.chat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.live.Instances;
import org.strowger.servicekit.problem.FailureTrace;

/** What chats need regularly: whether sockets live, positions in queues, an end of waiting. */
@Singleton
class ChatTimers {

  private static final Logger LOG = Logger.getLogger(ChatTimers.class);
  private static final Duration ABANDON_EVERY = Duration.ofSeconds(1);
  private static final Duration POSITIONS_EVERY = Duration.ofSeconds(2);
  private static final Duration PING_EVERY = Duration.ofSeconds(10);
  private static final Duration SILENT = Duration.ofSeconds(25);

  private final GatewayDatabase database;
  private final ChatRepository chats;
  private final Instances instances;
  private final ChatPresence presence;
  private final ChatFeed feed;
  private final ChatSocket sockets;
  private final GatewayOutbox outbox;
  private final Duration abandonAfter;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().name("gateway-chats-", 0).daemon().factory());

  ChatTimers(
      GatewayDatabase database,
      ChatRepository chats,
      Instances instances,
      ChatPresence presence,
      ChatFeed feed,
      ChatSocket sockets,
      GatewayOutbox outbox,
      ChatConfig config) {
    this.database = database;
    this.chats = chats;
    this.instances = instances;
    this.presence = presence;
    this.feed = feed;
    this.sockets = sockets;
    this.outbox = outbox;
    this.abandonAfter = config.chat().abandonAfter();
  }

  void start(@Observes StartupEvent event) {
    every(ABANDON_EVERY, this::abandon);
    every(POSITIONS_EVERY, feed::tellAll);
    every(PING_EVERY, this::forgetGone);
    every(PING_EVERY, () -> sockets.check(Instant.now().minus(SILENT)));
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void abandon() {
    while (database.jdbi().inTransaction(handle -> presence.abandon(handle, abandonAfter)) > 0) {
      outbox.wake();
    }
  }

  /** What could not be noted when a socket went, e.g. without the database. */
  private void forgetGone() {
    Map<String, ConversationId> noted =
        database.jdbi().withHandle(handle -> chats.socketsOn(handle, instances.self()));
    noted.forEach(
        (socket, conversation) -> {
          if (!sockets.isOpen(socket)) {
            database.jdbi().useTransaction(handle -> presence.closed(handle, conversation, socket));
            outbox.wake();
          }
        });
  }

  private void every(Duration period, Runnable work) {
    var _ =
        timer.scheduleWithFixedDelay(
            () -> carefully(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void carefully(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warnf("Skipped one round of the chats: %s", FailureTrace.of(e));
    }
  }
}
