package org.strowger.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.Json;

/** A desk's socket, as a browser holds it. */
public final class DeskClient implements WebSocket.Listener, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final AtomicInteger closeCode = new AtomicInteger();
  private @Nullable WebSocket socket;

  private DeskClient() {}

  public static DeskClient open(String token) {
    var client = new DeskClient();
    client.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(
                URI.create("ws://localhost:" + RestAssured.port + "/api/routing/desk/feed"), client)
            .join();
    return client;
  }

  /** The status with which the handshake is refused; 0 when it is not. */
  public static int refusal(String token) {
    try (var _ = open(token)) {
      return 0;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException refused
          ? refused.getResponse().statusCode()
          : -1;
    }
  }

  public void send(String message) {
    if (socket != null) {
      socket.sendText(message, true).join();
    }
  }

  public List<JsonNode> frames() {
    return List.copyOf(frames);
  }

  public JsonNode awaitSnapshot() {
    return frame(1, "snapshot", null);
  }

  /** The snapshot that is the nth of this socket. */
  public JsonNode awaitSnapshot(int nth) {
    return frame(nth, "snapshot", null);
  }

  public JsonNode awaitEvent(String name) {
    return frame(1, "event", name);
  }

  public int awaitClose() {
    Awaitility.await().atMost(PATIENCE).until(() -> closeCode.get() != 0);
    return closeCode.get();
  }

  private JsonNode frame(int nth, String kind, @Nullable String name) {
    return Awaitility.await(name == null ? kind : name)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                frames.stream()
                    .filter(frame -> frame.path("kind").asText().equals(kind))
                    .filter(frame -> name == null || frame.path("name").asText().equals(name))
                    .skip(nth - 1)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try {
        frames.add(Json.LOG.readTree(text.toString()));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeCode.set(code);
    return null;
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
  }
}
