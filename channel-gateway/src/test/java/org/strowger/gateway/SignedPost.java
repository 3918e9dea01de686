package org.strowger.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.strowger.gateway.signed.StandardWebhooks;

/** Posts to the signed API as the shop's server sends them, and as it never would. */
final class SignedPost {

  static final StandardWebhooks SHOPS = new StandardWebhooks(List.of(OutsideWorld.SECRET));

  private SignedPost() {}

  /** A post with this fault in its signature. */
  static RequestSpecification faulty(String fault, String id, String text) {
    byte[] body = bytes(text);
    Instant now = Instant.now();
    String right = SHOPS.sign(id, now, body);
    return switch (fault) {
      case "no headers" -> json(body);
      case "no id" -> json(body).headers(time(now)).header(StandardWebhooks.SIGNATURE, right);
      case "no timestamp" ->
          json(body).header(StandardWebhooks.ID, id).header(StandardWebhooks.SIGNATURE, right);
      case "no signature" -> json(body).header(StandardWebhooks.ID, id).headers(time(now));
      case "signature of another id" -> request(id, now, SHOPS.sign("msg_x", now, body), body);
      case "signature of another body" -> request(id, now, SHOPS.sign(id, now, bytes("{}")), body);
      case "one byte more" -> request(id, now, right, bytes(text + " "));
      case "old" -> {
        Instant then = now.minusSeconds(310);
        yield request(id, then, SHOPS.sign(id, then, body), body);
      }
      case "early" -> {
        Instant then = now.plusSeconds(310);
        yield request(id, then, SHOPS.sign(id, then, body), body);
      }
      case "no number" ->
          json(body)
              .header(StandardWebhooks.ID, id)
              .header(StandardWebhooks.TIMESTAMP, now.toString())
              .header(StandardWebhooks.SIGNATURE, right);
      case "wrong secret" -> {
        var other =
            new StandardWebhooks(List.of("whsec_YW5vdGhlciBzZWNyZXQgb2YgMzIgYnl0ZXMuLi4uLi4="));
        yield request(id, now, other.sign(id, now, body), body);
      }
      case "upper case" -> request(id, now, right.toUpperCase(Locale.ROOT), body);
      case "doubled header" ->
          request(id, now, right, body).header(StandardWebhooks.SIGNATURE, right);
      default -> throw new IllegalArgumentException(fault);
    };
  }

  static RequestSpecification request(String webhookId, Instant at, String signature, byte[] body) {
    return json(body)
        .header(StandardWebhooks.ID, webhookId)
        .headers(time(at))
        .header(StandardWebhooks.SIGNATURE, signature);
  }

  static Map<String, String> time(Instant at) {
    return Map.of(StandardWebhooks.TIMESTAMP, Long.toString(at.getEpochSecond()));
  }

  static RequestSpecification json(byte[] body) {
    EncoderConfig plain =
        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
    return given()
        .config(RestAssuredConfig.config().encoderConfig(plain))
        .contentType("application/json")
        .body(body);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
