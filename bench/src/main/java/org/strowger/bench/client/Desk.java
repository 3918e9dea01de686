package org.strowger.bench.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** An agent's desk: the feed and the acts, over the real API. */
public final class Desk implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String DESK = "/api/routing/desk/";

  private final Session session;
  private final List<Frame> frames = new ArrayList<>();
  private final Consumer<Frame> listener;
  private final Feed feed;

  private Desk(Session session, Consumer<Frame> listener) throws InterruptedException {
    this.session = session;
    this.listener = listener;
    this.feed = session.feed(DESK + "feed", this::take, _ -> {});
  }

  /**
   * One frame of the feed.
   *
   * @param kind snapshot or event
   * @param name of the event; empty for a snapshot
   * @param receivedAt {@link System#nanoTime} when it came
   */
  public record Frame(String kind, String name, JsonNode body, long receivedAt) {}

  /** Logs in, opens the feed and returns when the first snapshot has come. */
  public static Desk open(int httpPort, String username, String password)
      throws IOException, InterruptedException {
    return open(httpPort, username, password, _ -> {});
  }

  /** The same; the listener is called for each frame and must be quick. */
  public static Desk open(int httpPort, String username, String password, Consumer<Frame> listener)
      throws IOException, InterruptedException {
    return open(Session.login(httpPort, username, password), listener);
  }

  /** The same for somebody who has logged in. */
  public static Desk open(Session session, Consumer<Frame> listener) throws InterruptedException {
    var desk = new Desk(session, listener);
    desk.awaitFrame("a snapshot", frame -> frame.kind().equals("snapshot"));
    return desk;
  }

  public Session session() {
    return session;
  }

  /** False once the exchange or the network has closed the feed. */
  public boolean isOpen() {
    return feed.isOpen();
  }

  /** The first event of this name that fits, also of those that have come. */
  public JsonNode await(String event, Predicate<JsonNode> fits) throws InterruptedException {
    return awaitFrame(event, frame -> frame.name().equals(event) && fits.test(frame.body())).body();
  }

  /** The first snapshot that fits. */
  public JsonNode awaitSnapshot(Predicate<JsonNode> fits) throws InterruptedException {
    return awaitFrame(
            "a snapshot", frame -> frame.kind().equals("snapshot") && fits.test(frame.body()))
        .body();
  }

  /** The bodies of all events of this name so far. */
  public List<JsonNode> seen(String event) {
    synchronized (frames) {
      return frames.stream().filter(frame -> frame.name().equals(event)).map(Frame::body).toList();
    }
  }

  public Answer become(String presence) throws IOException, InterruptedException {
    return session.post(DESK + "presence", Map.of("presence", presence));
  }

  public Answer accept(String offerId) throws IOException, InterruptedException {
    return session.post(DESK + "offers/" + offerId + "/accept", Map.of());
  }

  public Answer decline(String offerId, String reason) throws IOException, InterruptedException {
    return session.post(DESK + "offers/" + offerId + "/decline", Map.of("reason", reason));
  }

  /** Writes to the customer; the same client's id again is the same message. */
  public Answer reply(String contactId, String clientMessageId, String text, long lastSeenSequence)
      throws IOException, InterruptedException {
    return session.post(
        "/api/gateway/contacts/" + contactId + "/replies",
        Map.of(
            "clientMessageId",
            clientMessageId,
            "text",
            text,
            "lastSeenSequence",
            lastSeenSequence));
  }

  public Answer pullNext() throws IOException, InterruptedException {
    return session.post(DESK + "pull-next", Map.of());
  }

  public Answer closeContact(String contactId, String disposition)
      throws IOException, InterruptedException {
    return session.post(
        DESK + "contacts/" + contactId + "/close", Map.of("disposition", disposition));
  }

  public Answer endWrapUp(String contactId) throws IOException, InterruptedException {
    return session.post(DESK + "contacts/" + contactId + "/end-wrap-up", Map.of());
  }

  @Override
  public void close() {
    feed.close();
  }

  private Frame awaitFrame(String what, Predicate<Frame> fits) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (frames) {
      int next = 0;
      while (true) {
        for (; next < frames.size(); next++) {
          if (fits.test(frames.get(next))) {
            return frames.get(next);
          }
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError(
              "Expected "
                  + what
                  + " on the feed but saw "
                  + frames.stream().map(Frame::name).toList());
        }
        frames.wait(left);
      }
    }
  }

  private void take(String text) {
    try {
      JsonNode json = Session.JSON.readTree(text);
      var frame =
          new Frame(
              json.path("kind").asText(),
              json.path("name").asText(),
              json.path("body"),
              System.nanoTime());
      synchronized (frames) {
        frames.add(frame);
        frames.notifyAll();
      }
      listener.accept(frame);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
