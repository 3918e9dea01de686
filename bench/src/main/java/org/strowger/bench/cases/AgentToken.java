package org.strowger.bench.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.wire.Json;
import org.strowger.localinfra.TokenKeys;

/** The session of an agent, as the console signs it (RFC 7519, ES256 of RFC 7518). */
final class AgentToken {

  private static final Duration LASTS = Duration.ofHours(12);

  private AgentToken() {}

  static String of(String userId, String domain, TokenKeys keys)
      throws IOException, GeneralSecurityException {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims =
        Map.of(
            "iss",
            "strowger",
            "sub",
            userId,
            "groups",
            List.of("AGENT"),
            "domain",
            domain,
            "teams",
            List.of(),
            "iat",
            now,
            "exp",
            now + LASTS.toSeconds());
    String signed = encoded(Map.of("alg", "ES256", "typ", "JWT")) + "." + encoded(claims);
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(privateKey(keys));
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + encoded(signature.sign());
  }

  private static PrivateKey privateKey(TokenKeys keys)
      throws IOException, GeneralSecurityException {
    String body = Files.readString(keys.privateKey()).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
  }

  private static String encoded(Map<String, Object> json) throws JsonProcessingException {
    return encoded(Json.LOG.writeValueAsBytes(json));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
