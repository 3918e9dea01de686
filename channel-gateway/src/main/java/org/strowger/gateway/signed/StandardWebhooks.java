package org.strowger.gateway.signed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures after Standard Webhooks: HMAC-SHA256 over {@code id.timestamp.body}, several allowed
 * in one header, several secrets while they are exchanged.
 */
public final class StandardWebhooks {

  public static final String ID = "webhook-id";
  public static final String TIMESTAMP = "webhook-timestamp";
  public static final String SIGNATURE = "webhook-signature";

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String SECRET_PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MOST_SIGNATURES = 16;
  private static final int LONGEST_ID = 256;

  private final List<SecretKeySpec> keys;

  /**
   * @param secrets {@code whsec_} and base 64 of 24–64 bytes; the first one signs, all verify
   * @throws IllegalArgumentException when there is none or one has another form
   */
  public StandardWebhooks(List<String> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one secret but found none");
    }
    this.keys = secrets.stream().map(StandardWebhooks::key).toList();
  }

  /** The value of the signature header. */
  public String sign(String id, Instant timestamp, byte[] body) {
    return VERSION + encode(mac(keys.getFirst(), id, timestamp.getEpochSecond(), body));
  }

  /** Whether the body is from a holder of one of the secrets, and fresh. */
  public boolean verify(
      @Nullable String id,
      @Nullable String timestamp,
      @Nullable String signatures,
      byte[] body,
      Instant now) {
    if (id == null || timestamp == null || signatures == null || !usableId(id)) {
      return false;
    }
    Long seconds = seconds(timestamp);
    if (seconds == null || Math.abs(now.getEpochSecond() - seconds) > TOLERANCE.toSeconds()) {
      return false;
    }
    boolean right = false;
    String[] given = signatures.split(" ", MOST_SIGNATURES + 1);
    for (SecretKeySpec key : keys) {
      byte[] expected = encode(mac(key, id, seconds, body)).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < Math.min(given.length, MOST_SIGNATURES); i++) {
        right |= given[i].startsWith(VERSION) && same(expected, given[i]);
      }
    }
    return right;
  }

  private static boolean same(byte[] expected, String given) {
    byte[] value = given.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, value);
  }

  private static boolean usableId(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST_ID
        && id.chars().allMatch(c -> c > ' ' && c < 127);
  }

  private static @Nullable Long seconds(String timestamp) {
    boolean digits =
        !timestamp.isEmpty()
            && timestamp.length() <= 12
            && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Long.valueOf(timestamp) : null;
  }

  private static byte[] mac(SecretKeySpec key, String id, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected " + ALGORITHM + " in every JDK", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static SecretKeySpec key(String secret) {
    if (!secret.startsWith(SECRET_PREFIX)) {
      throw new IllegalArgumentException("Expected a secret that starts with " + SECRET_PREFIX);
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()).strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Expected base 64 after " + SECRET_PREFIX, e);
    }
    if (bytes.length < 24 || bytes.length > 64) {
      throw new IllegalArgumentException(
          "Expected a secret of 24–64 bytes but it has " + bytes.length);
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }
}
