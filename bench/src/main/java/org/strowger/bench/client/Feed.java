package org.strowger.bench.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A socket of texts, as a browser has it. */
public final class Feed implements AutoCloseable {

  /** What is told when no close frame came: the network or the other side is gone. */
  public static final int CUT = 1006;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Consumer<String> listener;
  private final IntConsumer ended;
  private final WebSocket socket;
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
  private volatile boolean open = true;

  private Feed(
      URI address,
      Map<String, String> headers,
      List<String> protocols,
      Consumer<String> listener,
      IntConsumer ended)
      throws InterruptedException {
    this.listener = listener;
    this.ended = ended;
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    headers.forEach(builder::header);
    if (!protocols.isEmpty()) {
      builder.subprotocols(
          protocols.getFirst(), protocols.subList(1, protocols.size()).toArray(String[]::new));
    }
    try {
      this.socket = builder.buildAsync(address, new Reader()).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected the socket to open but it did not", e);
    }
  }

  /**
   * Opens it.
   *
   * @param protocols asked for, none if empty
   * @param listener is called for each text and must be quick
   * @param ended is called once with the close code, or {@link #CUT}
   * @throws IllegalStateException when it is refused
   */
  public static Feed open(
      URI address,
      Map<String, String> headers,
      List<String> protocols,
      Consumer<String> listener,
      IntConsumer ended)
      throws InterruptedException {
    return new Feed(address, headers, protocols, listener, ended);
  }

  /** False once either side or the network has closed it. */
  public boolean isOpen() {
    return open;
  }

  /** Sends a text; of a socket that is gone nobody hears it. */
  public synchronized void send(String text) {
    sent = sent.exceptionally(_ -> null).thenCompose(_ -> socket.sendText(text, true));
  }

  /** Ends it without a word, as a broken network does. */
  @Override
  public void close() {
    socket.abort();
    end(CUT);
  }

  private void end(int code) {
    boolean first;
    synchronized (this) {
      first = open;
      open = false;
    }
    if (first) {
      ended.accept(code);
    }
  }

  private final class Reader implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        listener.accept(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      end(status);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end(CUT);
    }
  }
}
