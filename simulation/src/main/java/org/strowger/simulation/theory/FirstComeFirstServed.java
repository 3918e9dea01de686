package org.strowger.simulation.theory;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.strowger.simulation.theory.Demands.ContactRequest;
import org.strowger.simulation.theory.Demands.Services;

/**
 * The same centre in the plainest way, where all agents can serve everybody: each customer gets the
 * agent who is free first. It knows nothing of routing and is fast enough to be judged by the exact
 * formulas directly; the engine is judged by it, customer by customer.
 */
final class FirstComeFirstServed {

  private final Queue<Long> starts = new ArrayDeque<>();
  private final Services services;
  private final int places;

  /** When each agent is free: a heap, the first of all in front. */
  private final long[] free;

  FirstComeFirstServed(Setting setting, long seed) {
    this.services = new Services(seed);
    this.free = new long[setting.servers()];
    this.places = setting.places() == null ? Integer.MAX_VALUE : setting.places();
    Arrays.fill(free, Long.MIN_VALUE);
  }

  long serve(ContactRequest request) {
    long start = Math.max(request.at(), free[0]);
    if (places < Integer.MAX_VALUE) {
      while (!starts.isEmpty() && starts.element() <= request.at()) {
        starts.remove();
      }
      if (start > request.at()) {
        if (starts.size() >= places) {
          return Fate.BLOCKED;
        }
        starts.add(start);
      }
    }
    if (start - request.at() >= request.patience()) {
      return Fate.left(request.patience());
    }
    replaceFirst(start + services.next());
    return start - request.at();
  }

  private void replaceFirst(long end) {
    int hole = 0;
    for (int child = 1; child < free.length; child = 2 * hole + 1) {
      if (child + 1 < free.length && free[child + 1] < free[child]) {
        child++;
      }
      if (free[child] >= end) {
        break;
      }
      free[hole] = free[child];
      hole = child;
    }
    free[hole] = end;
  }
}
