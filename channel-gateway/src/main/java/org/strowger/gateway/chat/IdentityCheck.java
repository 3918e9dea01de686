package org.strowger.gateway.chat;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.customer.CustomerTier;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.customer.KnownBy;
import org.strowger.gateway.text.PlainText;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.Text.Kind;
import org.strowger.servicekit.text.TextRules;

/**
 * Checks what a site's server says about its user: HMAC-SHA256 of the user's id in hex, or a JWT
 * (HS256; {@code sub}, {@code exp} at most a day ahead, {@code name}, {@code tier}, {@code email}
 * and {@code phone_number} with their {@code _verified}), both under the widget's secret. A hash
 * says nothing but an id.
 */
@Singleton
class IdentityCheck {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_VALIDITY_MINUTES = 24 * 60;
  private static final int SKEW_SECONDS = 30;

  /**
   * The user; null when nobody is claimed.
   *
   * @throws Problem 401 when the proof is wrong or the widget takes nobody without one
   */
  @Nullable SiteUser check(Widget widget, @Nullable IdentityProof proof) {
    if (proof == null) {
      if (widget.identityRequired()) {
        throw Problem.unauthorized(
            "identity_required", "Expected an identity the site vouches for but found none");
      }
      return null;
    }
    SiteUser user = widget.identitySecret() == null ? null : read(widget.identitySecret(), proof);
    boolean account = widget.shop() == null || (user != null && KnownBy.isAccount(user.id()));
    if (user == null || user.id().isBlank() || user.id().length() > LONGEST_ID || !account) {
      throw Problem.unauthorized(
          "bad_identity", "Expected an identity the site vouches for but the proof is wrong");
    }
    return admitted(user);
  }

  /** Its token came by no field of ours, so that what it claims is looked at here. */
  private static SiteUser admitted(SiteUser user) {
    try {
      String name = user.name();
      return new SiteUser(
          TextRules.admit(Kind.FOREIGN_KEY, user.id()),
          name == null ? null : PlainText.line(TextRules.admit(Kind.FIELD, name)),
          user.tier(),
          user.email(),
          user.phone());
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("/identity", e);
    }
  }

  private static @Nullable SiteUser read(String secret, IdentityProof proof) {
    if (proof.jwt() != null) {
      return proof.userId() == null && proof.hash() == null ? signed(secret, proof.jwt()) : null;
    }
    return proof.userId() != null && proof.hash() != null && hashed(secret, proof)
        ? SiteUser.of(proof.userId())
        : null;
  }

  private static boolean hashed(String secret, IdentityProof proof) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] right = mac.doFinal(String.valueOf(proof.userId()).getBytes(StandardCharsets.UTF_8));
      byte[] claimed = String.valueOf(proof.hash()).getBytes(StandardCharsets.UTF_8);
      return MessageDigest.isEqual(
          HexFormat.of().formatHex(right).getBytes(StandardCharsets.UTF_8), claimed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected " + ALGORITHM + " in every JDK", e);
    }
  }

  private static @Nullable SiteUser signed(String secret, String jwt) {
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setVerificationKey(
                  new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
              .setRelaxVerificationKeyValidation()
              .setJwsAlgorithmConstraints(
                  new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
              .setRequireExpirationTime()
              .setMaxFutureValidityInMinutes(LONGEST_VALIDITY_MINUTES)
              .setAllowedClockSkewInSeconds(SKEW_SECONDS)
              .setRequireSubject()
              .setSkipDefaultAudienceValidation()
              .build()
              .processToClaims(jwt);
      String name = claims.getClaimValueAsString("name");
      return new SiteUser(
          claims.getSubject(),
          name,
          CustomerTier.read(claims.getClaimValueAsString("tier")).orElse(null),
          verified(claims, "email").flatMap(KnownBy::email).map(Identity::value).orElse(null),
          verified(claims, "phone_number")
              .flatMap(KnownBy::phone)
              .map(Identity::value)
              .orElse(null));
    } catch (InvalidJwtException | MalformedClaimException e) {
      return null;
    }
  }

  /** What the site has not verified itself is only what its user says. */
  private static Optional<String> verified(JwtClaims claims, String claim) {
    return Boolean.TRUE.equals(claims.getClaimValue(claim + "_verified"))
        ? Optional.ofNullable(claims.getClaimValueAsString(claim))
        : Optional.empty();
  }
}
