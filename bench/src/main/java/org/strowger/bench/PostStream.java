package org.strowger.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.strowger.bench.client.ShopApp;

/**
 * Posts what customers of the demo shop write at a steady rate. One that was not taken is posted
 * again under the same id until it is, as an app that keeps what it has would.
 */
final class PostStream implements Runnable {

  private static final long AGAIN_MS = 300;

  private final String run;
  private final ShopApp shop;
  private final long intervalNanos;
  private final Map<String, Long> acceptedAt = new ConcurrentHashMap<>();
  private final AtomicInteger again = new AtomicInteger();
  private volatile boolean ended;

  /**
   * @param run begins each post's marker, which is the first word of its text
   */
  PostStream(String run, ShopApp shop, int perSecond) {
    this.run = run;
    this.shop = shop;
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Marker of each post that was taken, and {@link System#nanoTime} of that. */
  Map<String, Long> acceptedAt() {
    return acceptedAt;
  }

  /** How often a post had to be handed over again. */
  int handedOverAgain() {
    return again.get();
  }

  /** No post after the present one. */
  void end() {
    ended = true;
  }

  @Override
  public void run() {
    try {
      for (int n = 0; !ended; n++) {
        TimeUnit.NANOSECONDS.sleep(intervalNanos);
        post(run + "-" + n);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalStateException("Expected to write a post but could not", e);
    }
  }

  private void post(String marker) throws IOException, InterruptedException {
    byte[] body =
        ShopApp.message(
            marker, marker, marker + " Good morning, where is my parcel from last week now?");
    while (!taken(marker, body)) {
      again.incrementAndGet();
      TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
    }
    acceptedAt.put(marker, System.nanoTime());
  }

  private boolean taken(String marker, byte[] body) throws InterruptedException {
    try {
      return shop.post(marker, body).status() / 100 == 2;
    } catch (IOException _) {
      return false;
    }
  }
}
