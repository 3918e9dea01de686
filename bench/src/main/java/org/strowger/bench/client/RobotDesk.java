package org.strowger.bench.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.strowger.bench.client.Desk.Frame;

/**
 * Keeps a robot at a real desk: opens it, makes it available, tells the robot what there is to do,
 * and opens it again when the exchange or the network was away.
 */
public final class RobotDesk implements Runnable {

  private static final long AGAIN_MS = 300;
  private static final long PATIENCE_SECONDS = 60;

  private final String agent;
  private final SignIn signIn;
  private final Robot robot;
  private final CountDownLatch available = new CountDownLatch(1);
  private volatile @Nullable Desk desk;
  private volatile boolean ended;

  /** How the robot logs in, each time the desk is opened. */
  @FunctionalInterface
  public interface SignIn {

    /** A session that the exchange knows. */
    Session session() throws IOException, InterruptedException;
  }

  /** What a robot does at its desk. */
  public interface Robot {

    /** An offer stands. Runs beside all else: a slow contact holds back no other. */
    void offered(Desk desk, JsonNode offer) throws IOException, InterruptedException;

    /**
     * A contact was the robot's already when the desk was opened; told in order, must be quick.
     *
     * @param held the assignment as the snapshot has it
     */
    void held(Desk desk, JsonNode held);

    /** The desk is open, before it is made available. */
    default void opened(Desk desk) throws IOException, InterruptedException {}

    /** Something happened; told in order, must be quick. */
    default void happened(Desk desk, Frame event) {}

    /** Comes again and again while the desk is open. */
    default void lookAround(Desk desk) throws InterruptedException {}

    /** The desk is no longer open; it may be opened again. */
    default void left() {}

    /** The agent is suspended; returns when she may come back. */
    default void recover() throws InterruptedException {}
  }

  public RobotDesk(String agent, SignIn signIn, Robot robot) {
    this.agent = agent;
    this.signIn = signIn;
    this.robot = robot;
  }

  /** Waits until the agent takes offers for the first time. */
  public void awaitAvailable() throws InterruptedException {
    if (!available.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "Expected " + agent + " to be available but the desk did not open");
    }
  }

  /** Leaves the desk as it is and does not come back. */
  public void end() {
    ended = true;
    Desk open = desk;
    if (open != null) {
      open.close();
    }
  }

  /** Ends the shift: what the agent still has goes back into line. */
  public void signOff() {
    ended = true;
    Desk open = desk;
    if (open != null) {
      try {
        open.session()
            .post(
                "/api/routing/desk/presence",
                Map.of("presence", "OFFLINE", "openWork", "HAND_BACK"));
      } catch (IOException _) {
        // nothing to sign off from
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    end();
  }

  /** Works until it is ended. */
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
    try (Desk opened = Desk.open(signIn.session(), frames::add)) {
      desk = opened;
      robot.opened(opened);
      opened.become("AVAILABLE");
      available.countDown();
      while (!ended && opened.isOpen()) {
        robot.lookAround(opened);
        workOff(opened, frames);
      }
    } finally {
      robot.left();
    }
  }

  private void workOff(Desk opened, BlockingQueue<Frame> frames) throws InterruptedException {
    Frame frame = frames.poll(AGAIN_MS, TimeUnit.MILLISECONDS);
    if (frame == null) {
      return;
    }
    if (frame.kind().equals("snapshot")) {
      takeOver(opened, frame.body());
      return;
    }
    robot.happened(opened, frame);
    switch (frame.name()) {
      case "OfferIssued" -> beside(() -> robot.offered(opened, frame.body()));
      case "AgentSuspended" -> beside(() -> comeBack(opened));
      default -> {
        // the robot knows
      }
    }
  }

  private void takeOver(Desk opened, JsonNode snapshot) {
    for (JsonNode held : snapshot.path("assignments")) {
      robot.held(opened, held);
    }
    for (JsonNode offer : snapshot.path("offers")) {
      beside(() -> robot.offered(opened, offer));
    }
    if (snapshot.hasNonNull("suspension")) {
      beside(() -> comeBack(opened));
    }
  }

  private void comeBack(Desk opened) throws IOException, InterruptedException {
    robot.recover();
    opened.session().post("/api/routing/desk/clear-suspension", Map.of());
  }

  /** Does it while the desk goes on. */
  public static void beside(Act act) {
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
  public interface Act {

    /** Does it. */
    void run() throws IOException, InterruptedException;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
