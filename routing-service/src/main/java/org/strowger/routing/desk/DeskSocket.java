package org.strowger.routing.desk;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One open desk. It sees nothing until its snapshot and everything after it, in order. One that
 * reads too slowly is closed, so that it comes back for a snapshot: the memory it holds is bounded.
 */
final class DeskSocket {

  static final int TRY_AGAIN_LATER = 1013;
  static final int MOST_WAITING = 256;

  private static final Duration BETWEEN_ACTS = Duration.ofMillis(500);

  private static final Buffer PING = Buffer.buffer("strowger");

  private final WebSocketConnection connection;
  private final Queue<String> waiting = new ArrayDeque<>();

  private boolean writing;
  private boolean closed;
  private boolean hasSnapshot;
  private Instant askedAt = Instant.EPOCH;
  private Instant heardAt;
  private Instant actedAt = Instant.EPOCH;

  DeskSocket(WebSocketConnection connection, Instant now) {
    this.connection = connection;
    this.heardAt = now;
  }

  /**
   * Sends what happened, unless the snapshot that will contain it is still to come.
   *
   * @return false when the socket had to be closed for it
   */
  synchronized boolean deliver(boolean snapshot, String json) {
    hasSnapshot |= snapshot;
    return !hasSnapshot || send(json);
  }

  /**
   * Sends a frame that is no part of the order.
   *
   * @return false when the socket had to be closed for it
   */
  synchronized boolean send(String json) {
    if (closed) {
      return true;
    }
    if (waiting.size() >= MOST_WAITING) {
      end(TRY_AGAIN_LATER);
      return false;
    }
    waiting.add(json);
    writeNext();
    return true;
  }

  synchronized void askedForSnapshot(Instant now) {
    askedAt = now;
  }

  /** True when no snapshot has come since it was asked for so long ago. */
  synchronized boolean needsSnapshot(Instant askedBefore) {
    return !closed && !hasSnapshot && askedAt.isBefore(askedBefore);
  }

  synchronized boolean hasSnapshot() {
    return hasSnapshot;
  }

  /** Whether it is long enough since the router was last told that the agent acted here. */
  synchronized boolean mayReportActivity(Instant now) {
    if (now.isBefore(actedAt.plus(BETWEEN_ACTS))) {
      return false;
    }
    actedAt = now;
    return true;
  }

  synchronized void heard(Instant now) {
    heardAt = now;
  }

  /** Ends a socket that has not answered since; a browser that sleeps comes back by itself. */
  synchronized void ping(Instant mustBeHeardSince) {
    if (heardAt.isBefore(mustBeHeardSince)) {
      end(TRY_AGAIN_LATER);
    } else {
      connection.sendPing(PING).subscribe().with(_ -> {}, _ -> end(TRY_AGAIN_LATER));
    }
  }

  synchronized void end(int code) {
    if (!closed) {
      closed = true;
      waiting.clear();
      connection.close(new CloseReason(code)).subscribe().with(_ -> {}, _ -> {});
    }
  }

  private void writeNext() {
    if (writing) {
      return;
    }
    String next = waiting.poll();
    if (next != null) {
      writing = true;
      connection.sendText(next).subscribe().with(_ -> written(), _ -> end(TRY_AGAIN_LATER));
    }
  }

  private synchronized void written() {
    writing = false;
    writeNext();
  }
}
