package org.strowger.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.strowger.testkit.FrameEar;

/** A desk's socket, as a browser holds it. */
public final class DeskClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final FrameEar ear = new FrameEar();
  private final WebSocket socket;

  private DeskClient(String token) {
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(
                URI.create("ws://localhost:" + RestAssured.port + "/api/routing/desk/feed"), ear)
            .join();
  }

  public static DeskClient open(String token) {
    return new DeskClient(token);
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
    socket.sendText(message, true).join();
  }

  public List<JsonNode> frames() {
    return ear.frames();
  }

  public JsonNode awaitSnapshot() {
    return awaitSnapshot(1);
  }

  /** The snapshot that is the nth of this socket. */
  public JsonNode awaitSnapshot(int nth) {
    return ear.await(nth, "snapshot", _ -> true);
  }

  public JsonNode awaitEvent(String name) {
    return ear.await("event", frame -> frame.path("name").asText().equals(name));
  }

  public int awaitClose() {
    Awaitility.await().atMost(PATIENCE).until(() -> ear.closedWith() != 0);
    return ear.closedWith();
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }
}
