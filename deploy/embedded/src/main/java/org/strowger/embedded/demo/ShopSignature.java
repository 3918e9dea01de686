package org.strowger.embedded.demo;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature that the demo shop and the exchange know each other by (Standard Webhooks). */
@Singleton
final class ShopSignature {

  private static final String SECRET_PREFIX = "whsec_";

  private final byte[] secret;

  ShopSignature(DemoConfig config) {
    this.secret =
        Base64.getDecoder().decode(config.webhookSecret().substring(SECRET_PREFIX.length()));
  }

  String of(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HMAC-SHA256 in every JDK", e);
    }
  }

  /** True when one of the signatures, divided by spaces, is right. */
  boolean isAmong(String signatures, String id, String timestamp, byte[] body) {
    byte[] expected = of(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (String signature : signatures.split(" ")) {
      found |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }
    return found;
  }
}
