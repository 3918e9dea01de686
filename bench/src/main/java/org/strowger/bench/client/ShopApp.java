package org.strowger.bench.client;

import com.fasterxml.jackson.databind.node.MissingNode;
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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The demo shop's app: posts what its customers write, signed as docs/signed-api.md says. */
public final class ShopApp {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final URI endpoint;
  private final byte[] secret;

  /**
   * @param secret shared with the exchange, {@code whsec_…}
   */
  public ShopApp(int httpPort, String secret) {
    this.endpoint = URI.create("http://127.0.0.1:" + httpPort + "/api/gateway/inbound/shop");
    this.secret = Base64.getDecoder().decode(secret.substring("whsec_".length()));
  }

  /** Where it posts to. */
  public URI endpoint() {
    return endpoint;
  }

  /** A text of one customer as it is posted. */
  public static byte[] message(String conversation, String customerId, String text)
      throws IOException {
    return Session.JSON.writeValueAsBytes(
        Map.of("conversation", conversation, "customer", Map.of("id", customerId), "text", text));
  }

  /** Posts it under this webhook id; the same id again is the same message. */
  public Answer post(String webhookId, byte[] body) throws IOException, InterruptedException {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return post(webhookId, timestamp, signature(webhookId + "." + timestamp + ".", body), body);
  }

  /** The same with a signature that is not the shop's. */
  public Answer forge(String webhookId, byte[] body) throws IOException, InterruptedException {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return post(webhookId, timestamp, Base64.getEncoder().encodeToString(new byte[32]), body);
  }

  private Answer post(String webhookId, String timestamp, String signature, byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("webhook-id", webhookId)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofString());
    String text = response.body();
    return new Answer(
        response.statusCode(),
        text.isBlank() ? MissingNode.getInstance() : Session.JSON.readTree(text));
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
