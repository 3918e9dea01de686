package org.strowger.contracts.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.strowger.contracts.plan.RoutingPlan;

/** The fingerprint of a plan: SHA-256 of its JSON form, in lower-case hex. */
public final class PlanHash {

  private PlanHash() {}

  public static String of(RoutingPlan plan) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Json.LOG.writeValueAsBytes(plan)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every JDK", e);
    }
  }
}
