package org.strowger.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Keeps the frames of JSON that a socket hears. */
public final class FrameEar implements WebSocket.Listener {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private volatile int closedWith;
  private volatile boolean broken;

  /** Waits for the first frame of this kind that fits, also of those that have come. */
  public JsonNode await(String kind, Predicate<JsonNode> fits) {
    return await(1, kind, fits);
  }

  /** Waits for the nth frame of this kind that fits, also of those that have come. */
  public JsonNode await(int nth, String kind, Predicate<JsonNode> fits) {
    return Awaitility.await(kind)
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .until(
            () -> frames(kind).stream().filter(fits).skip(nth - 1L).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** All frames so far. */
  public List<JsonNode> frames() {
    return List.copyOf(frames);
  }

  /** All frames of this kind so far. */
  public List<JsonNode> frames(String kind) {
    return frames.stream().filter(frame -> frame.path("kind").asText().equals(kind)).toList();
  }

  /** The code the other side closed with; 0 when it has not. */
  public int closedWith() {
    return closedWith;
  }

  /** Whether the connection ended, with or without a word. */
  public boolean isOver() {
    return broken || closedWith != 0;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    broken = true;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    partial.append(text);
    if (last) {
      try {
        frames.add(JSON.readTree(partial.toString()));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closedWith = status;
    return null;
  }
}
