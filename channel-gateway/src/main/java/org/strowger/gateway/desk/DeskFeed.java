package org.strowger.gateway.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.wire.Json;
import org.strowger.gateway.contact.ContactAccess;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.desk.OpenDesks.Desk;
import org.strowger.gateway.live.ReplicaSignal;
import org.strowger.gateway.live.ShutdownRequested;
import org.strowger.gateway.live.SocketWriter;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.access.SocketUser;
import org.strowger.servicekit.access.User;
import org.strowger.servicekit.api.Feed;
import org.strowger.servicekit.problem.FailureTrace;

/** An agent's own feed of what happens to the contacts she has or is offered. */
@Allowed(Permission.CONTACT_READ)
@Feed(sends = DeskFrame.class, takes = DeskClientFrame.class)
@WebSocket(path = "/api/gateway/desk/feed")
public class DeskFeed {

  private static final Logger LOG = Logger.getLogger(DeskFeed.class);
  private static final Duration PING_EVERY = Duration.ofSeconds(10);
  private static final Duration SILENT = Duration.ofSeconds(30);
  private static final int LONGEST_FRAME = 1_000;

  private final OpenDesks desks;
  private final DeskUpdates updates;
  private final GatewayDatabase database;
  private final ContactAccess access;
  private final ReadMessages reads;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("gateway-desks").daemon().factory());

  @Inject
  DeskFeed(
      OpenDesks desks,
      DeskUpdates updates,
      GatewayDatabase database,
      ContactAccess access,
      ReadMessages reads) {
    this.desks = desks;
    this.reads = reads;
    this.updates = updates;
    this.database = database;
    this.access = access;
  }

  void start(@Observes StartupEvent event) {
    var _ =
        timer.scheduleWithFixedDelay(
            () -> desks.ping(Instant.now().minus(SILENT)),
            PING_EVERY.toMillis(),
            PING_EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  void onShutdownRequested(@Observes ShutdownRequested requested) {
    desks.endAll(SocketWriter.RESTART);
  }

  @OnOpen
  public void open(WebSocketConnection connection) {
    Desk desk = deskOf(connection);
    desks.add(desk, connection);
    updates.greet(desk);
    if (connection.isClosed()) {
      desks.remove(desk, connection);
    }
  }

  @OnTextMessage
  @RunOnVirtualThread
  public void message(String text, WebSocketConnection connection) {
    desks.heard(connection);
    switch (read(text)) {
      case DeskClientFrame.Typing(ContactId contact, boolean on) ->
          onTyping(deskOf(connection), contact, on);
      case DeskClientFrame.Read(ContactId contact, long sequence) ->
          onRead(deskOf(connection), contact, sequence);
      case null -> desks.end(connection, SocketWriter.POLICY);
    }
  }

  /** Of a contact that is not the agent's nothing is noted. */
  private void onRead(Desk desk, ContactId contact, long sequence) {
    database
        .jdbi()
        .useTransaction(
            handle ->
                access
                    .heldConversation(handle, contact, desk.domain(), desk.agent())
                    .ifPresent(conversation -> reads.read(handle, conversation, sequence)));
  }

  /** Goes to the customer; of a contact that is not the agent's nothing is said. */
  private void onTyping(Desk desk, ContactId contact, boolean on) {
    database
        .jdbi()
        .useHandle(
            handle ->
                access
                    .heldConversation(handle, contact, desk.domain(), desk.agent())
                    .ifPresent(
                        conversation ->
                            ReplicaSignal.send(
                                handle, new ReplicaSignal.Typing(conversation, false, on))));
  }

  @OnPongMessage
  public void pong(Buffer data, WebSocketConnection connection) {
    desks.heard(connection);
  }

  @OnClose
  public void close(WebSocketConnection connection) {
    desks.remove(deskOf(connection), connection);
  }

  @OnError
  public void failed(Exception failure, WebSocketConnection connection) {
    LOG.debugf("A desk's socket failed: %s", FailureTrace.of(failure));
    desks.end(connection, SocketWriter.TRY_AGAIN_LATER);
  }

  private static Desk deskOf(WebSocketConnection connection) {
    User user = SocketUser.of(connection);
    return new Desk(user.domain(), user.id());
  }

  private static @Nullable DeskClientFrame read(String text) {
    try {
      return text.length() > LONGEST_FRAME ? null : Json.LOG.readValue(text, DeskClientFrame.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
