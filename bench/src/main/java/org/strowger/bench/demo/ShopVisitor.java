package org.strowger.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.strowger.bench.client.Session;
import org.strowger.contracts.ChannelType;

/** A customer of the shop, whose app posts what she writes, signed; some posts come twice. */
final class ShopVisitor {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int TRIES = 20;
  private static final long AGAIN_MS = 500;
  private static final int REPEATED = 8;
  private static final int WRITES_MORE = 5;

  private final URI endpoint;
  private final byte[] secret;
  private final Ledger ledger;

  /**
   * @param secret shared with the exchange, {@code whsec_…}
   */
  ShopVisitor(int httpPort, String secret, Ledger ledger) {
    this.endpoint = URI.create("http://127.0.0.1:" + httpPort + "/api/gateway/inbound/shop");
    this.secret = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    this.ledger = ledger;
  }

  void write(String name, Language language, Chance chance)
      throws IOException, InterruptedException {
    Demand demand = ledger.begin(ChannelType.SOCIAL, name);
    post(name + "-1", body(name, language.question()), demand);
    if (chance.oneIn(WRITES_MORE)) {
      post(name + "-2", body(name, language.more()), demand);
    }
    if (chance.oneIn(REPEATED)) {
      demand.repeated();
      post(name + "-1", body(name, language.question()), demand);
    }
  }

  private static byte[] body(String name, String text) throws IOException {
    return Session.JSON.writeValueAsBytes(
        Map.of("conversation", name, "customer", Map.of("id", name), "text", text));
  }

  private void post(String id, byte[] body, Demand demand) throws InterruptedException {
    for (int n = 0; n < TRIES; n++) {
      try {
        HttpResponse<String> answer = HTTP.send(request(id, body), BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          JsonNode stored = Session.JSON.readTree(answer.body());
          demand.inConversation(stored.path("conversationId").asText());
          demand.taken();
          return;
        }
      } catch (IOException _) {
        demand.repeated();
      }
      TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
    }
  }

  private HttpRequest request(String id, byte[] body) {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return HttpRequest.newBuilder(endpoint)
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", "v1," + signature(id + "." + timestamp + ".", body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private String signature(String prefix, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(prefix.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HMAC-SHA256 in every JDK", e);
    }
  }
}
