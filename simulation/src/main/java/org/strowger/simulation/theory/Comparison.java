package org.strowger.simulation.theory;

import java.util.ArrayDeque;
import java.util.Queue;
import org.strowger.simulation.theory.Demands.ContactRequest;

/**
 * The engine and the plain queue with the same customers.
 *
 * @param same how many customers waited for the same time in both, to the nanosecond
 * @param alike how many met a centre as busy: both waited, both did not, or neither was let in
 */
record Comparison(Batches engine, Batches plain, long same, long alike, double decisionsPerSecond) {

  private static final long WARM_UP = 20_000;

  static Comparison of(Setting setting, long seed, long customers) {
    var counted = new Counted(customers);
    var centre = new VirtualCentre(setting, seed, counted::byEngine);
    var queue = new FirstComeFirstServed(setting, seed);
    var demands = new Demands(setting, seed);
    long began = System.nanoTime();
    for (long i = 0; i < WARM_UP + customers; i++) {
      ContactRequest request = demands.next();
      counted.byPlainQueue(queue.serve(request));
      centre.arrive(request);
    }
    centre.close();
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Comparison(
        counted.engine, counted.plain, counted.same, counted.alike, centre.decisions() / seconds);
  }

  /** The plain queue alone. */
  static Batches plain(Setting setting, long seed, long customers) {
    var queue = new FirstComeFirstServed(setting, seed);
    var demands = new Demands(setting, seed);
    var batches = new Batches(customers);
    for (long i = 0; i < WARM_UP + customers; i++) {
      long fate = queue.serve(demands.next());
      if (i >= WARM_UP) {
        batches.add(fate);
      }
    }
    return batches;
  }

  /** Lets both begin when the centre has filled. */
  private static final class Counted {
    private final Batches engine;
    private final Batches plain;
    private final Queue<Long> fates = new ArrayDeque<>();
    private long told;
    private long same;
    private long alike;

    Counted(long customers) {
      engine = new Batches(customers);
      plain = new Batches(customers);
    }

    void byPlainQueue(long fate) {
      fates.add(fate);
    }

    void byEngine(long fate) {
      long other = fates.remove();
      if (told++ >= WARM_UP) {
        plain.add(other);
        engine.add(fate);
        same += fate == other ? 1 : 0;
        alike += Long.signum(fate) == Long.signum(other) || fate == other ? 1 : 0;
      }
    }
  }
}
