package org.strowger.gateway.verification;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.servicekit.text.Text;
import org.strowger.servicekit.text.Text.Kind;

/** What desks post about who somebody is. */
final class VerificationRequests {

  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final int MOST_FACTS = 10;
  private static final int LONGEST_REASON = 500;

  private VerificationRequests() {}

  /**
   * The facts that somebody named unprompted; fewer than two that count are a failure.
   *
   * @param clientId chosen by the desk: the same try posted again counts once
   */
  record TryPost(
      @Bounds(form = "[A-Za-z0-9-]{8,64}") String clientId,
      @Bounds(max = MOST_FACTS) List<KnownFact> named) {

    TryPost {
      checkClientId(clientId);
      if (named == null || named.size() > MOST_FACTS) {
        throw new IllegalArgumentException(
            "Expected at most " + MOST_FACTS + " facts in named but found none or more");
      }
      named = List.copyOf(named);
    }
  }

  /** A supervisor answers for who it is. */
  record OverridePost(
      @Bounds(form = "[A-Za-z0-9-]{8,64}") String clientId,
      @Bounds(min = 1, max = 2) int level,
      @Text(Kind.PROSE) @Bounds(min = 1, max = LONGEST_REASON) String reason) {

    OverridePost {
      checkClientId(clientId);
      if (level < 1 || level > 2) {
        throw new IllegalArgumentException("Expected level 1 or 2 but it is another");
      }
      if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
        throw new IllegalArgumentException(
            "Expected reason of 1–" + LONGEST_REASON + " characters but it has another length");
      }
    }
  }

  private static void checkClientId(@Nullable String clientId) {
    if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
      throw new IllegalArgumentException(
          "Expected clientId of 8–64 letters, digits and - but it is another");
    }
  }
}
