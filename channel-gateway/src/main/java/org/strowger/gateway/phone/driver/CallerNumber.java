package org.strowger.gateway.phone.driver;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A caller's number in one spelling, so that she is the same customer with each call. */
public final class CallerNumber {

  private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-/]");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,20}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~+\\-]{1,64}");
  private static final Pattern WITHHELD =
      Pattern.compile("anonymous|restricted|unavailable|unknown|private", Pattern.CASE_INSENSITIVE);

  private CallerNumber() {}

  /** The number, or a phone's name; empty when it is withheld or unusable. */
  public static Optional<String> of(@Nullable String user) {
    if (user == null || WITHHELD.matcher(user).matches()) {
      return Optional.empty();
    }
    String bare = SEPARATORS.matcher(user).replaceAll("");
    String international = bare.startsWith("00") ? "+" + bare.substring(2) : bare;
    if (NUMBER.matcher(international).matches()) {
      return Optional.of(international);
    }
    return NAME.matcher(user).matches() ? Optional.of(user) : Optional.empty();
  }
}
