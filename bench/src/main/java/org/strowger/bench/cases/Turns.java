package org.strowger.bench.cases;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Which case is acted on next, at which version; nobody else has it until it is given back. */
final class Turns {

  private final BlockingQueue<Turn> free = new LinkedBlockingQueue<>();
  private final int perCase;

  /**
   * @param which of the cases, from 0
   * @param version that the case has
   */
  record Turn(int which, int version) {}

  /**
   * @param cases that are open, at version 1
   * @param perCase how often each is acted on
   */
  Turns(int cases, int perCase) {
    this.perCase = perCase;
    for (int i = 0; i < cases; i++) {
      free.add(new Turn(i, 1));
    }
  }

  Turn take() throws InterruptedException {
    return free.take();
  }

  void done(Turn turn) {
    if (turn.version() < perCase) {
      free.add(new Turn(turn.which(), turn.version() + 1));
    }
  }
}
