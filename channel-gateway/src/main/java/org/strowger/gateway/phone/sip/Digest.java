package org.strowger.gateway.phone.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

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

  /** Whether we offer this algorithm. */
  boolean known() {
    return algorithm.equalsIgnoreCase("SHA-256") || algorithm.equalsIgnoreCase("MD5");
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
