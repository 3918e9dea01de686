package org.strowger.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.ShopApp;
import org.strowger.testkit.Program;

/** A customer of the demo shop, whose app talks to the exchange by signed posts. */
final class ShopCustomer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String conversation;
  private final String secret;
  private final ShopApp app;

  ShopCustomer(String conversation, int httpPort, String secret) {
    this.conversation = conversation;
    this.secret = secret;
    this.app = new ShopApp(httpPort, secret);
  }

  /** Posts a text with this webhook id. */
  Answer write(String webhookId, String text) throws IOException, InterruptedException {
    return app.post(webhookId, body(text));
  }

  /** The same with curl, signed by openssl. */
  Answer writeByCurl(String webhookId, String text) throws IOException, InterruptedException {
    try (Program curl =
        Program.start(
            "signed-post-" + webhookId,
            List.of(
                "bash",
                Path.of("src/test/shell/signed-post.sh").toAbsolutePath().toString(),
                app.endpoint().toString(),
                secret,
                webhookId,
                new String(body(text), StandardCharsets.UTF_8)))) {
      String[] said = curl.awaitSuccess().split("\n");
      return new Answer(Integer.parseInt(said[1]), JSON.readTree(said[0]));
    }
  }

  /** Posts a text that somebody else has signed. */
  Answer forge(String webhookId, String text) throws IOException, InterruptedException {
    return app.forge(webhookId, body(text));
  }

  /** The agent's reply, once the shop has it. */
  JsonNode awaitReply() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(this::reply, Optional::isPresent)
        .orElseThrow();
  }

  private Optional<JsonNode> reply() throws IOException, InterruptedException {
    URI sink = app.endpoint().resolve("/demo/webhook");
    String replies =
        http.send(HttpRequest.newBuilder(sink).build(), BodyHandlers.ofString()).body();
    return JSON.readTree(replies)
        .valueStream()
        .map(reply -> reply.path("body"))
        .filter(body -> body.path("conversation").asText().equals(conversation))
        .findFirst();
  }

  private byte[] body(String text) throws IOException {
    return ShopApp.message(conversation, "shop-" + conversation, text);
  }
}
