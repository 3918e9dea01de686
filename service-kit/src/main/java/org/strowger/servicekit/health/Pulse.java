package org.strowger.servicekit.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Asks one neighbour of this process every second whether it answers, by a thread of its own. Who
 * wants to know never waits: a neighbour that hangs holds that thread and nobody else.
 */
final class Pulse implements AutoCloseable {

  /** So often the neighbour is asked. */
  static final Duration PERIOD = Duration.ofSeconds(1);

  /** A neighbour that has not answered for so long is away. */
  static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Logger LOG = Logger.getLogger(Pulse.class);
  private static final long NEVER = Long.MIN_VALUE;

  private final String neighbour;
  private final Question question;
  private final Thread asking;
  private volatile boolean closed;
  private volatile long answeredAt = NEVER;

  /** What is asked. */
  interface Question {

    /**
     * Returns with the answer.
     *
     * @throws Exception when there is none
     */
    void ask() throws Exception;
  }

  Pulse(String neighbour, Question question) {
    this.neighbour = neighbour;
    this.question = question;
    this.asking = Thread.ofPlatform().daemon().name("pulse-" + neighbour).start(this::run);
  }

  /** True when the neighbour has answered of late. */
  boolean beats() {
    long at = answeredAt;
    return at != NEVER && System.nanoTime() - at < PATIENCE.toNanos();
  }

  /** True when the neighbour has answered once and does no more. */
  boolean hasStopped() {
    return answeredAt != NEVER && !beats();
  }

  @Override
  public void close() {
    closed = true;
    asking.interrupt();
  }

  private void run() {
    boolean before = true;
    try {
      while (!closed) {
        boolean now = answers(before);
        if (now && !before) {
          LOG.infof("The %s answers again", neighbour);
        }
        before = now;
        TimeUnit.NANOSECONDS.sleep(PERIOD.toNanos());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers(boolean before) throws InterruptedException {
    try {
      question.ask();
      answeredAt = System.nanoTime();
      return true;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (before && !closed) {
        LOG.warnf("The %s does not answer: %s", neighbour, FailureTrace.of(e));
      }
      return false;
    }
  }
}
