package org.strowger.routing.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.ShutdownEvent;
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
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.Json;
import org.strowger.routing.desk.Desks.Desk;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.access.SocketUser;
import org.strowger.servicekit.access.User;
import org.strowger.servicekit.api.Feed;
import org.strowger.servicekit.problem.FailureTrace;

/** An agent's own feed: her snapshot, then every event that concerns her. */
@Allowed(Permission.DESK)
@Feed(sends = DeskFrame.class, takes = DeskClientFrame.class)
@WebSocket(path = "/api/routing/desk/feed")
public class DeskFeed {

  private static final Logger LOG = Logger.getLogger(DeskFeed.class);
  private static final int POLICY = 1008;

  private final Desks desks;
  private final Map<String, DeskSocket> sockets = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  @Inject
  public DeskFeed(Desks desks) {
    this.desks = desks;
  }

  /** Another instance takes the desks over in a moment: their agents are not disconnected. */
  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  @OnOpen
  @RunOnVirtualThread
  public void open(WebSocketConnection connection) {
    var socket = new DeskSocket(connection, Instant.now());
    sockets.put(connection.id(), socket);
    desks.opened(deskOf(connection), socket);
    if (connection.isClosed()) {
      close(connection);
    }
  }

  @OnTextMessage
  @RunOnVirtualThread
  public void message(String text, WebSocketConnection connection) {
    DeskSocket socket = sockets.get(connection.id());
    if (socket == null) {
      return;
    }
    switch (read(text)) {
      case DeskClientFrame.Resync _ -> desks.askForSnapshot(deskOf(connection), socket);
      case DeskClientFrame.Active _ -> desks.acted(deskOf(connection), socket);
      case null -> socket.end(POLICY);
    }
  }

  @OnPongMessage
  public void pong(Buffer data, WebSocketConnection connection) {
    DeskSocket socket = sockets.get(connection.id());
    if (socket != null) {
      socket.heard(Instant.now());
    }
  }

  @OnClose
  @RunOnVirtualThread
  public void close(WebSocketConnection connection) {
    DeskSocket socket = sockets.remove(connection.id());
    if (socket != null && !stopping) {
      desks.closed(deskOf(connection), socket, SocketUser.sessionEnded(connection));
    }
  }

  @OnError
  public void failed(Exception failure, WebSocketConnection connection) {
    LOG.debugf("A desk's socket failed: %s", FailureTrace.of(failure));
    DeskSocket socket = sockets.get(connection.id());
    if (socket != null) {
      socket.end(DeskSocket.TRY_AGAIN_LATER);
    }
  }

  private static Desk deskOf(WebSocketConnection connection) {
    User user = SocketUser.of(connection);
    return new Desk(user.domain(), user.id());
  }

  private static @Nullable DeskClientFrame read(String text) {
    try {
      return Json.LOG.readValue(text, DeskClientFrame.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
