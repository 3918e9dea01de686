package org.strowger.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.strowger.bench.client.Desk;
import org.strowger.bench.client.Desk.Frame;

/** An agent who takes every offer, closes the contact at once and is free again. */
final class AgentRobot implements Runnable {

  private static final String DISPOSITION = "answered";
  private static final long AGAIN_MS = 300;
  private static final long PATIENCE_SECONDS = 30;

  private final String username;
  private final String password;
  private final int httpPort;
  private final CountDownLatch available = new CountDownLatch(1);
  private final Map<String, Offered> offered = new ConcurrentHashMap<>();
  private volatile boolean ended;

  AgentRobot(String username, String password, int httpPort) {
    this.username = username;
    this.password = password;
    this.httpPort = httpPort;
  }

  /**
   * A first offer.
   *
   * @param at {@link System#nanoTime} when the feed showed it
   * @param onArrival whether an agent was free when the contact came
   */
  record Offered(long at, boolean onArrival) {}

  /** The first offer of each contact to this agent. */
  Map<String, Offered> offered() {
    return offered;
  }

  /** Waits until the agent takes offers for the first time. */
  void awaitAvailable() throws InterruptedException {
    if (!available.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "Expected " + username + " to be available but the desk did not open");
    }
  }

  void end() {
    ended = true;
  }

  /** Works until it is ended; opens the desk again when the exchange was away. */
  @Override
  public void run() {
    while (!ended) {
      try {
        work();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException | IllegalStateException | AssertionError _) {
        pause();
      }
    }
  }

  private void work() throws IOException, InterruptedException {
    var frames = new LinkedBlockingQueue<Frame>();
    try (Desk desk = Desk.open(httpPort, username, password, frame -> note(frame, frames))) {
      desk.become("AVAILABLE");
      available.countDown();
      while (!ended && desk.isOpen()) {
        Frame frame = frames.poll(AGAIN_MS, TimeUnit.MILLISECONDS);
        if (frame != null) {
          answer(desk, frame);
        }
      }
    }
  }

  private void note(Frame frame, BlockingQueue<Frame> frames) {
    if (frame.name().equals("OfferIssued")) {
      String trigger = frame.body().path("why").path("trigger").asText();
      offered.putIfAbsent(
          frame.body().path("contactId").asText(),
          new Offered(frame.receivedAt(), trigger.equals("CONTACT_ARRIVED")));
    }
    frames.add(frame);
  }

  private static void answer(Desk desk, Frame frame) throws IOException, InterruptedException {
    if (frame.kind().equals("snapshot")) {
      for (JsonNode held : frame.body().path("assignments")) {
        beside(() -> finish(desk, held.path("assigned").path("contactId").asText()));
      }
      for (JsonNode offer : frame.body().path("offers")) {
        beside(() -> take(desk, offer));
      }
    } else if (frame.name().equals("OfferIssued")) {
      beside(() -> take(desk, frame.body()));
    } else if (frame.name().equals("AgentSuspended")) {
      desk.session().post("/api/routing/desk/clear-suspension", Map.of());
    }
  }

  /** Several contacts at a time, as many as her capacity: a slow one holds back no other. */
  private static void beside(Act act) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                act.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (IOException | IllegalStateException _) {
                // the desk is gone; the next snapshot shows what is left to do
              }
            });
  }

  /** Something that is done at a desk. */
  @FunctionalInterface
  private interface Act {
    void run() throws IOException, InterruptedException;
  }

  private static void take(Desk desk, JsonNode offer) throws IOException, InterruptedException {
    if (desk.accept(offer.path("offerId").asText()).status() == 200) {
      finish(desk, offer.path("contactId").asText());
    }
  }

  private static void finish(Desk desk, String contactId) throws IOException, InterruptedException {
    desk.closeContact(contactId, DISPOSITION);
    desk.endWrapUp(contactId);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
