package org.strowger.gateway.live;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Writes to one socket, a frame after the other. One that reads too slowly or answers no ping is
 * closed, so that it comes back for what it missed: the memory it holds is bounded.
 */
public final class SocketWriter {

  public static final int POLICY = 1008;
  public static final int TOO_BIG = 1009;
  public static final int RESTART = 1012;
  public static final int TRY_AGAIN_LATER = 1013;

  private static final int MOST_WAITING = 1_000;
  private static final Buffer PING = Buffer.buffer("strowger");

  private final WebSocketConnection connection;
  private final Queue<String> waiting = new ArrayDeque<>();
  private boolean writing;
  private boolean closed;
  private int closeCode;
  private Instant heardAt;

  public SocketWriter(WebSocketConnection connection, Instant now) {
    this.connection = connection;
    this.heardAt = now;
  }

  /** Sends a frame, unless the socket ends. */
  public synchronized void send(String json) {
    if (closed || closeCode != 0) {
      return;
    }
    if (waiting.size() >= MOST_WAITING) {
      waiting.clear();
      end(TRY_AGAIN_LATER);
      return;
    }
    waiting.add(json);
    writeNext();
  }

  /** Ends the socket when what was sent before is written. */
  public synchronized void end(int code) {
    if (!closed && closeCode == 0) {
      closeCode = code;
      writeNext();
    }
  }

  public synchronized boolean hasEnded() {
    return closed || closeCode != 0 || connection.isClosed();
  }

  public synchronized void heard(Instant now) {
    heardAt = now;
  }

  /** Ends a socket that has not answered since. */
  public synchronized void ping(Instant mustBeHeardSince) {
    if (heardAt.isBefore(mustBeHeardSince)) {
      waiting.clear();
      writing = false;
      end(TRY_AGAIN_LATER);
    } else {
      connection.sendPing(PING).subscribe().with(_ -> {}, _ -> end(TRY_AGAIN_LATER));
    }
  }

  private void writeNext() {
    if (writing || closed) {
      return;
    }
    String next = waiting.poll();
    if (next != null) {
      writing = true;
      connection.sendText(next).subscribe().with(_ -> written(), _ -> broken());
    } else if (closeCode != 0) {
      closed = true;
      connection.close(new CloseReason(closeCode)).subscribe().with(_ -> {}, _ -> {});
    }
  }

  private synchronized void written() {
    writing = false;
    writeNext();
  }

  private synchronized void broken() {
    waiting.clear();
    writing = false;
    end(TRY_AGAIN_LATER);
  }
}
