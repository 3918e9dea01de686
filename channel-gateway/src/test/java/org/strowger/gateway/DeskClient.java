package org.strowger.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.function.Predicate;
import org.strowger.testkit.FrameEar;

/** An agent's desk at the gateway's feed. */
final class DeskClient {

  private final FrameEar ear = new FrameEar();
  private final WebSocket socket;

  private DeskClient(URI feed, String cookie) {
    URI address = URI.create("ws" + feed.toString().substring("http".length()));
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Cookie", cookie)
            .buildAsync(address, ear)
            .join();
  }

  static DeskClient open(URI feed, String cookie) {
    return new DeskClient(feed, cookie);
  }

  void say(String frame) {
    socket.sendText(frame, true).join();
  }

  JsonNode await(String kind) {
    return await(kind, _ -> true);
  }

  JsonNode await(String kind, Predicate<JsonNode> fits) {
    return ear.await(kind, fits);
  }

  List<JsonNode> frames(String kind) {
    return ear.frames(kind);
  }
}
