package org.strowger.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Keeps the frames a socket hears. */
final class FrameEar implements WebSocket.Listener {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private volatile int closedWith;
  private volatile boolean broken;

  JsonNode await(String kind, Predicate<JsonNode> fits) {
    Predicate<JsonNode> wanted =
        frame -> frame.path("kind").asText().equals(kind) && fits.test(frame);
    Awaitility.await(kind).atMost(PATIENCE).until(() -> frames.stream().anyMatch(wanted));
    return frames.stream().filter(wanted).findFirst().orElseThrow();
  }

  List<JsonNode> frames() {
    return List.copyOf(frames);
  }

  List<JsonNode> frames(String kind) {
    return frames.stream().filter(frame -> frame.path("kind").asText().equals(kind)).toList();
  }

  int closedWith() {
    return closedWith;
  }

  /** Whether the connection ended, with or without a word. */
  boolean isOver() {
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
