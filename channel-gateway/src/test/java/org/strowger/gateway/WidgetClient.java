package org.strowger.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.strowger.testkit.FrameEar;

/** A customer's browser: buys tickets, opens sockets, keeps what it hears. */
public final class WidgetClient {

  static final int OPENED = 101;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final FrameEar ear = new FrameEar();
  private final WebSocket socket;

  private WidgetClient(URI address, Ticket ticket, Map<String, String> headers) {
    WebSocket.Builder builder =
        HTTP.newWebSocketBuilder().subprotocols("strowger.chat.v1", "ticket." + ticket.ticket());
    headers.forEach(builder::header);
    this.socket = builder.buildAsync(socket(address), ear).join();
  }

  private static URI socket(URI widget) {
    return URI.create("ws" + widget.resolve("socket").toString().substring("http".length()));
  }

  /** What was bought; for the socket at the same widget. */
  public record Ticket(
      int status, String ticket, String visitorToken, Map<String, List<String>> headers) {}

  /**
   * @param address of the widget, ending with a slash
   */
  static Ticket buy(URI address, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("tickets"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      JsonNode json = JSON.readTree(answer.body());
      return new Ticket(
          answer.statusCode(),
          json.path("ticket").asText(),
          json.path("visitorToken").asText(),
          answer.headers().map());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Ticket buy(URI address, @Nullable String visitorToken) {
    return buy(
        address,
        visitorToken == null ? "{}" : "{\"visitorToken\":\"" + visitorToken + "\"}",
        Map.of());
  }

  /** The status of a handshake that may be refused. */
  static int handshake(URI address, Ticket ticket, Map<String, String> headers) {
    try {
      new WidgetClient(address, ticket, headers).cut();
      return OPENED;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  public static WidgetClient open(URI address, Ticket ticket) {
    return new WidgetClient(address, ticket, Map.of());
  }

  /** Opens a socket and says hello. */
  public static WidgetClient join(URI address, Ticket ticket, long resumeFrom) {
    var client = open(address, ticket);
    client.say("{\"kind\":\"hello\",\"resumeFrom\":" + resumeFrom + ",\"locale\":\"de-DE\"}");
    client.await("welcome");
    return client;
  }

  public void say(String frame) {
    socket.sendText(frame, true).join();
  }

  /** Writes a message; returns the id it gave it. */
  String write(String text) {
    String id = UUID.randomUUID().toString();
    write(id, text);
    return id;
  }

  public void write(String id, String text) {
    say(
        JSON.createObjectNode()
            .put("kind", "msg")
            .put("clientMsgId", id)
            .put("text", text)
            .toString());
  }

  /** Writes and waits until it is acknowledged; returns its number. */
  long writeAndWait(String text) {
    String id = write(text);
    return awaitAck(id);
  }

  long awaitAck(String id) {
    return await("ack", frame -> frame.path("clientMsgId").asText().equals(id))
        .path("seq")
        .asLong();
  }

  public JsonNode await(String kind) {
    return await(kind, _ -> true);
  }

  JsonNode await(String kind, Predicate<JsonNode> fits) {
    return ear.await(kind, fits);
  }

  JsonNode awaitText(String text) {
    return await("msg", frame -> frame.path("text").asText().equals(text));
  }

  public List<JsonNode> frames(String kind) {
    return ear.frames(kind);
  }

  /** Numbers of messages and acknowledgements, as they came. */
  List<Long> numbers() {
    return ear.frames().stream()
        .filter(frame -> frame.path("kind").asText().matches("msg|ack"))
        .map(frame -> frame.path("seq").asLong())
        .toList();
  }

  /** The network is gone. */
  public void cut() {
    socket.abort();
  }

  /** Says something the connection may not survive; true when it did not. */
  boolean breaksWith(String frame) {
    socket.sendText(frame, true).exceptionally(_ -> socket);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(ear::isOver);
    return true;
  }

  public boolean isOver() {
    return ear.isOver();
  }

  int closedWith() {
    return ear.closedWith();
  }
}
