package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Everything about one call happens in its lane, one thing after the other, in the order in which
 * it was said; lanes do not wait for each other.
 */
@Singleton
public class CallLanes {

  private static final Logger LOG = Logger.getLogger(CallLanes.class);

  private final ConcurrentMap<ContactId, Queue<Runnable>> lanes = new ConcurrentHashMap<>();

  public void submit(ContactId call, Runnable task) {
    lanes.compute(
        call,
        (id, waiting) -> {
          if (waiting != null) {
            waiting.add(task);
            return waiting;
          }
          var lane = new ArrayDeque<Runnable>();
          lane.add(task);
          Thread.ofVirtual().name("call-" + id).start(() -> run(id));
          return lane;
        });
  }

  private void run(ContactId call) {
    Runnable task = next(call, false);
    while (task != null) {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.errorf("A call's event had no effect: %s", FailureTrace.of(e));
      }
      task = next(call, true);
    }
  }

  /** The first task; the one before it stays at the head while it runs, so the lane stays taken. */
  private @Nullable Runnable next(ContactId call, boolean done) {
    var found = new Runnable[1];
    lanes.computeIfPresent(
        call,
        (_, waiting) -> {
          if (done) {
            waiting.remove();
          }
          found[0] = waiting.peek();
          return waiting.isEmpty() ? null : waiting;
        });
    return found[0];
  }
}
