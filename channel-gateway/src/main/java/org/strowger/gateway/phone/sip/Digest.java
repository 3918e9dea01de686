package org.strowger.gateway.phone.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * A digest as a phone computes it (RFC 7616, RFC 8760), always with {@code qop=auth}.
 *
 * @param count as eight hexadecimal digits
 */
record Digest(
    String algorithm,
    String user,
    String realm,
    String nonce,
    String count,
    String clientNonce,
    String uri) {

  /** What phones can be asked for. */
  static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-256");

  /** Whether we can compute it. */
  boolean known() {
    return ALGORITHMS.contains(algorithm.toUpperCase(Locale.ROOT));
  }

  /** Compares in constant time. */
  boolean matches(String method, String password, String response) {
    return MessageDigest.isEqual(
        response(method, password).getBytes(StandardCharsets.US_ASCII),
        response.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
  }

  String response(String method, String password) {
    String who = hash(user + ":" + realm + ":" + password);
    String what = hash(method + ":" + uri);
    return hash(String.join(":", who, nonce, count, clientNonce, "auth", what));
  }

  private String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm.toUpperCase(Locale.ROOT));
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected this digest in every JDK", e);
    }
  }
}
