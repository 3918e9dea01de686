package org.strowger.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Session;

/** One contact in a robot's hands, from the assignment to the end of wrap-up. */
final class Handling implements Runnable {

  private static final String DISPOSITION = "answered";
  private static final long LOOK_AGAIN_MS = 2_000;
  private static final int TRIES = 30;
  private static final long AGAIN_MS = 500;
  private static final long LONGEST_MS = TimeUnit.MINUTES.toMillis(4);
  private static final int CONFLICT = 409;

  private final Session session;
  private final String contactId;
  private final String channel;
  private final Chance chance;
  private final LinkedBlockingQueue<String> signals = new LinkedBlockingQueue<>();
  private volatile boolean closed;
  private volatile boolean given;
  private int answers;

  Handling(Session session, String contactId, String channel, Chance chance) {
    this.session = session;
    this.contactId = contactId;
    this.channel = channel;
    this.chance = chance;
  }

  /** Something happened on the channel. */
  void signal() {
    signals.add("");
  }

  /** The contact ended: what is left is wrap-up. */
  void closed() {
    closed = true;
    signal();
  }

  /** The contact is no longer the robot's. */
  void givenAway() {
    given = true;
    signal();
  }

  @Override
  public void run() {
    try {
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MS);
      switch (channel) {
        case "VOICE" -> awaitEnd(until);
        case "CHAT" -> converse(until);
        default -> answerOnce();
      }
      if (!given) {
        finish();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerOnce() throws InterruptedException {
    chance.pause(800, 2_500);
    answerWhatIsOpen();
    chance.pause(100, 500);
  }

  /** Answers every message until the customer has thanked or gone. */
  private void converse(long until) throws InterruptedException {
    boolean ends = chance.oneIn(2);
    while (!closed && !given && System.nanoTime() < until) {
      boolean thanked = answerWhatIsOpen();
      if (thanked && ends) {
        chance.pause(300, 1_500);
        return;
      }
      signals.poll(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
      signals.clear();
    }
  }

  /** The phones end the call; one that does not end is hung up from the desk. */
  private void awaitEnd(long until) throws InterruptedException {
    while (!closed && !given && System.nanoTime() < until) {
      signals.poll(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
    }
    if (!closed && !given) {
      act("/api/gateway/contacts/" + contactId + "/hang-up", Map.of());
    }
  }

  /** True when the customer has thanked. */
  private boolean answerWhatIsOpen() throws InterruptedException {
    for (int n = 0; n < TRIES && !closed && !given; n++) {
      try {
        JsonNode view = session.get("/api/gateway/contacts/" + contactId).body();
        JsonNode last = view.path("messages").path(view.path("messages").size() - 1);
        if (!last.path("direction").asText().equals("IN")) {
          return false;
        }
        boolean thanked = Language.isThanks(last.path("text").asText());
        if (thanked || answer(view, last)) {
          return thanked;
        }
      } catch (IOException _) {
        TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
      }
    }
    return false;
  }

  /** False when the customer wrote meanwhile. */
  private boolean answer(JsonNode view, JsonNode last) throws InterruptedException {
    chance.pause(200, 1_200);
    String text =
        Language.of(view.at("/language/tag").asText()).answer() + " (" + (answers + 1) + ")";
    Answer answer =
        act(
            "/api/gateway/contacts/" + contactId + "/replies",
            Map.of(
                "clientMessageId",
                "robot-answer-" + (answers + 1),
                "text",
                text,
                "lastSeenSequence",
                last.path("sequence").asLong()));
    if (answer.code().equals("newer_message")) {
      return false;
    }
    answers++;
    return true;
  }

  private void finish() throws InterruptedException {
    String desk = "/api/routing/desk/contacts/" + contactId;
    act(desk + "/close", Map.of("disposition", DISPOSITION));
    chance.pause(200, 1_500);
    act(desk + "/end-wrap-up", Map.of());
  }

  /** The same request until the exchange has an answer to it. */
  private Answer act(String path, Map<String, ?> body) throws InterruptedException {
    String key = "robot-" + Long.toHexString(chance.between(0, Long.MAX_VALUE));
    Answer answer = new Answer(CONFLICT, Session.JSON.missingNode());
    for (int n = 0; n < TRIES; n++) {
      try {
        answer = session.post(path, body, key);
        if (answer.status() < 500 && answer.status() != 429) {
          return answer;
        }
      } catch (IOException _) {
        // the exchange is away; it comes back
      }
      TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
    }
    return answer;
  }
}
