package org.strowger.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.strowger.bench.client.Answer;

/** A customer of the demo shop, whose app talks to the exchange by signed posts. */
final class ShopCustomer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String conversation;
  private final String site;
  private final byte[] secret;

  ShopCustomer(String conversation, int httpPort, String secret) {
    this.conversation = conversation;
    this.site = "http://127.0.0.1:" + httpPort;
    this.secret = Base64.getDecoder().decode(secret.substring("whsec_".length()));
  }

  /** Posts a text with this webhook id. */
  Answer write(String webhookId, String text) throws IOException, InterruptedException {
    String body = body(text);
    return post(webhookId, body, signature(webhookId, body));
  }

  /** The same with curl, signed by openssl. */
  Answer writeByCurl(String webhookId, String text) throws IOException, InterruptedException {
    try (Program curl =
        Program.start(
            "signed-post-" + webhookId,
            List.of(
                "bash",
                Path.of("src/test/shell/signed-post.sh").toAbsolutePath().toString(),
                site + "/api/gateway/inbound/shop",
                "whsec_" + Base64.getEncoder().encodeToString(secret),
                webhookId,
                body(text)))) {
      String[] said = curl.awaitSuccess().split("\n");
      return new Answer(Integer.parseInt(said[1]), JSON.readTree(said[0]));
    }
  }

  /** Posts a text that somebody else has signed. */
  Answer forge(String webhookId, String text) throws IOException, InterruptedException {
    return post(webhookId, body(text), "v1," + Base64.getEncoder().encodeToString(new byte[32]));
  }

  /** The agent's reply, once the shop has it. */
  JsonNode awaitReply() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(this::reply, Optional::isPresent)
        .orElseThrow();
  }

  private Optional<JsonNode> reply() throws IOException, InterruptedException {
    return JSON.readTree(get("/demo/webhook"))
        .valueStream()
        .map(reply -> reply.path("body"))
        .filter(body -> body.path("conversation").asText().equals(conversation))
        .findFirst();
  }

  private String body(String text) throws IOException {
    return JSON.writeValueAsString(
        Map.of(
            "conversation",
            conversation,
            "customer",
            Map.of("id", "shop-" + conversation),
            "text",
            text));
  }

  private Answer post(String webhookId, String body, String signature)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(site + "/api/gateway/inbound/shop"))
                .header("Content-Type", "application/json")
                .header("webhook-id", webhookId)
                .header("webhook-timestamp", Long.toString(Instant.now().getEpochSecond()))
                .header("webhook-signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }

  private String get(String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(site + path)).build(), BodyHandlers.ofString())
        .body();
  }

  private String signature(String webhookId, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String signed = webhookId + "." + Instant.now().getEpochSecond() + "." + body;
      return "v1,"
          + Base64.getEncoder()
              .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
