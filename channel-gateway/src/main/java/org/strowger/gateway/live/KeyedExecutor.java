package org.strowger.gateway.live;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.strowger.servicekit.problem.FailureTrace;

/** Does work in other threads: that of one key one after the other, in the order it was given. */
public final class KeyedExecutor implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(KeyedExecutor.class);

  private final Map<String, CompletableFuture<?>> last = new ConcurrentHashMap<>();
  private final ExecutorService threads;

  /**
   * @param name of the threads
   */
  public KeyedExecutor(String name) {
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
  }

  /**
   * Does it after all that was given for the key before; a failure is logged and goes no further.
   */
  public void execute(String key, Runnable work) {
    CompletableFuture<?> mine =
        last.compute(
            key,
            (_, before) ->
                before == null
                    ? CompletableFuture.runAsync(() -> carefully(work), threads)
                    : before.thenRunAsync(() -> carefully(work), threads));
    var _ = mine.whenComplete((_, _) -> last.remove(key, mine));
  }

  private static void carefully(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.errorf("A piece of live work had no effect: %s", FailureTrace.of(e));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
