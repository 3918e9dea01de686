package org.strowger.bench.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.strowger.bench.client.Feed;
import org.strowger.bench.client.Session;

/**
 * A visitor's end of {@code strowger.chat.v1}: keeps what is not acknowledged, comes back after a
 * cut and goes on where it was. Used by one thread.
 */
public final class ChatLine implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String PROTOCOL = "strowger.chat.v1";
  private static final Map<String, String> END = Map.of("kind", "end");
  private static final long AGAIN_MS = 1_000;
  private static final int CREATED = 201;

  private final String host;
  private final Language language;
  private final CustomerSide side;
  private final Map<String, String> unacknowledged = new LinkedHashMap<>();
  private final Set<Long> mine = new HashSet<>();
  private LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private @Nullable Feed feed;
  private @Nullable String visitorToken;
  private long lastWithoutGap;
  private int answers;
  private boolean leaving;
  private boolean connected;
  private boolean closed;

  public ChatLine(int httpPort, Language language, CustomerSide side) {
    this.host = "127.0.0.1:" + httpPort;
    this.language = language;
    this.side = side;
  }

  /** How many messages the agent has written. */
  public int answers() {
    return answers;
  }

  /** An agent has the chat. */
  boolean isConnected() {
    return connected;
  }

  /** The chat is over. */
  public boolean isClosed() {
    return closed;
  }

  public boolean isAcknowledged() {
    return unacknowledged.isEmpty();
  }

  public void say(String id, String text) {
    unacknowledged.put(id, text);
    send(message(id, text));
  }

  /** Ends the chat, also after the next cut. */
  public void leave() {
    leaving = true;
    send(END);
  }

  /** The network is gone; what was on its way is lost with it. */
  public void cut() {
    if (feed != null) {
      feed.close();
    }
    frames = new LinkedBlockingQueue<>();
  }

  /** Reads, and comes back after cuts, until it is so or time is up. */
  public boolean await(BooleanSupplier so, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!so.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || closed) {
        return so.getAsBoolean();
      }
      if (feed == null || (!feed.isOpen() && frames.isEmpty())) {
        connect();
      }
      String frame = frames.poll(Math.min(left, TimeUnit.SECONDS.toNanos(1)), TimeUnit.NANOSECONDS);
      if (frame != null) {
        read(frame);
      }
    }
    return true;
  }

  /** Reads what is still on its way when the chat is over. */
  void readOn(Duration quiet) throws InterruptedException {
    for (String frame = poll(quiet); frame != null; frame = poll(quiet)) {
      read(frame);
    }
  }

  private @Nullable String poll(Duration quiet) throws InterruptedException {
    return frames.poll(quiet.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    cut();
  }

  private void connect() throws InterruptedException {
    var fresh = new LinkedBlockingQueue<String>();
    try {
      feed =
          Feed.open(
              URI.create("ws://" + host + "/api/gateway/chat/support/socket"),
              Map.of("Origin", "http://" + host),
              List.of(PROTOCOL, "ticket." + ticket()),
              fresh::add,
              _ -> {});
      frames = fresh;
      send(
          Map.of(
              "kind",
              "hello",
              "resumeFrom",
              lastWithoutGap,
              "locale",
              language.tag(),
              "page",
              "http://" + host + "/demo"));
      unacknowledged.forEach((id, text) -> send(message(id, text)));
      if (leaving) {
        send(END);
      }
    } catch (IOException | IllegalStateException _) {
      TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
    }
  }

  private String ticket() throws IOException, InterruptedException {
    Map<String, String> body =
        visitorToken == null ? Map.of() : Map.of("visitorToken", visitorToken);
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create("http://" + host + "/api/gateway/chat/support/tickets"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Origin", "http://" + host)
                .POST(BodyPublishers.ofByteArray(Session.JSON.writeValueAsBytes(body)))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != CREATED) {
      throw new IOException("Expected a ticket but got status " + answer.statusCode());
    }
    JsonNode given = Session.JSON.readTree(answer.body());
    if (given.hasNonNull("visitorToken")) {
      visitorToken = given.path("visitorToken").asText();
    }
    return given.path("ticket").asText();
  }

  private static Map<String, ?> message(String id, String text) {
    return Map.of("kind", "msg", "clientMsgId", id, "text", text);
  }

  private void send(Map<String, ?> frame) {
    if (feed != null) {
      try {
        feed.send(Session.JSON.writeValueAsString(frame));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("Expected to write JSON but could not", e);
      }
    }
  }

  private void read(String text) {
    JsonNode frame;
    try {
      frame = Session.JSON.readTree(text);
    } catch (JsonProcessingException _) {
      side.fail();
      return;
    }
    switch (frame.path("kind").asText()) {
      case "welcome" -> {
        if (frame.hasNonNull("conversationId")) {
          side.inConversation(frame.path("conversationId").asText());
        }
      }
      case "ack" -> acknowledged(frame.path("clientMsgId").asText(), frame.path("seq").asLong());
      case "msg" -> received(frame);
      case "status" -> {
        connected |= frame.path("state").asText().equals("CONNECTED");
        closed |= frame.path("state").asText().equals("ENDED");
      }
      case "closed" -> closed = true;
      default -> {
        // typing, queue, read: nice to know
      }
    }
  }

  private void acknowledged(String id, long sequence) {
    if (unacknowledged.remove(id) != null && mine.add(sequence)) {
      side.saw(sequence);
      moveOn();
    }
  }

  private void received(JsonNode frame) {
    long sequence = frame.path("seq").asLong();
    if (frame.at("/from/type").asText().equals("CUSTOMER")) {
      if (mine.add(sequence)) {
        side.saw(sequence);
        moveOn();
      }
    } else if (!mine.contains(sequence) && side.saw(sequence)) {
      answers++;
      connected = true;
      side.answered();
      moveOn();
    }
    send(Map.of("kind", "ackTo", "seq", lastWithoutGap));
  }

  private void moveOn() {
    while (side.hasSeen(lastWithoutGap + 1)) {
      lastWithoutGap++;
    }
  }
}
