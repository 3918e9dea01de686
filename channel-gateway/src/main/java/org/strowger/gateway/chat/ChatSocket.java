package org.strowger.gateway.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.strowger.contracts.wire.Json;
import org.strowger.gateway.live.LeaseLost;
import org.strowger.gateway.live.ShutdownRequested;
import org.strowger.gateway.live.SocketWriter;
import org.strowger.servicekit.access.Open;
import org.strowger.servicekit.api.Feed;
import org.strowger.servicekit.problem.FailureTrace;

/** The widgets' sockets; their handshake is guarded by {@link ChatGate}. */
@Open("customers have no login; the handshake takes a ticket")
@Feed(sends = ServerFrame.class, takes = ClientFrame.class, protocol = "strowger.chat.v1")
@WebSocket(path = "/api/gateway/chat/{widgetId}/socket")
public class ChatSocket {

  private static final Logger LOG = Logger.getLogger(ChatSocket.class);
  private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
  private static final int LONGEST_RETRY = 5;

  private final ClientFrameHandler dialogue;
  private final ChatLimits limits;
  private final Map<String, ChatConnection> connections = new ConcurrentHashMap<>();

  @Inject
  ChatSocket(ClientFrameHandler dialogue, ChatLimits limits) {
    this.dialogue = dialogue;
    this.limits = limits;
  }

  @OnOpen
  public void open(WebSocketConnection connection) {
    SocketTicket ticket = connection.userData().get(SocketTicket.KEY);
    var opened = new ChatConnection(connection, ticket);
    connections.put(connection.id(), opened);
    if (!limits.opened(ticket.address())) {
      opened.fail("too_many_connections", ChatLimits.PAUSE_SECONDS, null);
      opened.writer().end(SocketWriter.TRY_AGAIN_LATER);
    }
  }

  @OnTextMessage
  @RunOnVirtualThread
  public void message(String text, WebSocketConnection connection) {
    ChatConnection from = connections.get(connection.id());
    if (from == null || from.writer().hasEnded()) {
      return;
    }
    from.writer().heard(Instant.now());
    if (isTooBig(text)) {
      from.fail("too_big", null, null);
      from.writer().end(SocketWriter.TOO_BIG);
    } else if (!limits.allowsFrame(connection.id())) {
      from.fail("too_many_frames", ChatLimits.PAUSE_SECONDS, null);
      from.writer().end(SocketWriter.POLICY);
    } else {
      read(text)
          .ifPresentOrElse(
              frame -> dialogue.on(from, frame),
              () -> {
                from.fail("malformed", null, null);
                from.writer().end(SocketWriter.POLICY);
              });
    }
  }

  @OnPongMessage
  public void pong(Buffer data, WebSocketConnection connection) {
    ChatConnection from = connections.get(connection.id());
    if (from != null) {
      from.writer().heard(Instant.now());
    }
  }

  @OnClose
  public void close(WebSocketConnection connection) {
    ChatConnection gone = connections.remove(connection.id());
    if (gone != null) {
      limits.closed(gone.ticket().address(), connection.id());
      dialogue.onClosed(gone);
    }
  }

  @OnError
  public void failed(Exception failure, WebSocketConnection connection) {
    LOG.debugf("A chat's socket failed: %s", FailureTrace.of(failure));
    ChatConnection from = connections.get(connection.id());
    if (from != null) {
      from.writer().end(SocketWriter.TRY_AGAIN_LATER);
    }
  }

  boolean isOpen(String id) {
    return connections.containsKey(id);
  }

  /** Ends what answers no ping and what opened without a word. */
  void check(Instant mustBeHeardSince) {
    Instant silentSince = Instant.now().minus(HELLO_WITHIN);
    connections
        .values()
        .forEach(
            each -> {
              if (each.isSilentSince(silentSince)) {
                each.writer().end(SocketWriter.POLICY);
              } else {
                each.writer().ping(mustBeHeardSince);
              }
            });
  }

  /** Others take these customers for away; they come back and are not. */
  void onLeaseLost(@Observes LeaseLost lost) {
    restart();
  }

  /** They come back at once, elsewhere. */
  void onShutdownRequested(@Observes ShutdownRequested requested) {
    restart();
  }

  private void restart() {
    for (ChatConnection each : connections.values()) {
      each.fail("restarting", ThreadLocalRandom.current().nextInt(1, LONGEST_RETRY + 1), null);
      each.writer().end(SocketWriter.RESTART);
    }
  }

  private boolean isTooBig(String text) {
    return text.length() > limits.maxFrameBytes()
        || text.getBytes(StandardCharsets.UTF_8).length > limits.maxFrameBytes();
  }

  private static Optional<ClientFrame> read(String text) {
    try {
      return Optional.ofNullable(Json.LOG.readValue(text, ClientFrame.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
