package org.strowger.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** What a site's server signs about a user who has logged in. */
final class SiteToken {

  private SiteToken() {}

  /**
   * Of a new user.
   *
   * @param more claims as they stand in JSON, beginning with a comma; empty for none
   */
  static String of(String secret, Instant expiry, String more) throws JoseException {
    return of(secret, "user-" + UUID.randomUUID(), expiry, more);
  }

  static String of(String secret, String user, Instant expiry, String more) throws JoseException {
    var token = new JsonWebSignature();
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    token.setKey(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    token.setDoKeyValidation(false);
    token.setPayload(
        "{\"sub\":\"%s\",\"name\":\"Ann\",\"exp\":%d%s}"
            .formatted(user, expiry.getEpochSecond(), more));
    return token.getCompactSerialization();
  }

  /** The body with which a ticket is bought by the hash of the user's id. */
  static String hashProof(String secret, String user) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String hash = HexFormat.of().formatHex(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
    return "{\"identity\":{\"userId\":\"%s\",\"hash\":\"%s\"}}".formatted(user, hash);
  }

  /** The body with which a ticket is bought. */
  static String proof(String jwt) {
    return "{\"identity\":{\"jwt\":\"" + jwt + "\"}}";
  }
}
