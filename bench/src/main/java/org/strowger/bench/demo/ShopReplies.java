package org.strowger.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.strowger.bench.client.Session;

/** The answers that the shop got, looked at before it forgets them. */
final class ShopReplies implements Runnable {

  private static final long ROUND_MS = 1_000;

  private final Session anybody;
  private final Ledger ledger;
  private final Set<String> seen = new HashSet<>();
  private volatile boolean ended;

  ShopReplies(Session anybody, Ledger ledger) {
    this.anybody = anybody;
    this.ledger = ledger;
  }

  void end() {
    ended = true;
  }

  @Override
  public void run() {
    while (!ended) {
      try {
        look();
        TimeUnit.MILLISECONDS.sleep(ROUND_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException _) {
        // the exchange is away; it comes back
      }
    }
  }

  private synchronized void look() throws IOException, InterruptedException {
    for (JsonNode reply : anybody.get("/demo/webhook").body()) {
      CustomerSide side = ledger.of(reply.at("/body/conversation").asText());
      if (side != null && seen.add(reply.path("webhookId").asText())) {
        side.answered();
      }
    }
  }
}
