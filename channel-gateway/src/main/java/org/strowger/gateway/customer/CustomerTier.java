package org.strowger.gateway.customer;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The code of what a customer is to the company, e.g. {@code gold}: entry rules decide by it, so it
 * is taken from servers that prove who they are, never from what a customer sends.
 */
public final class CustomerTier {

  /** As the routing plan writes codes. */
  private static final Pattern CODE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  private CustomerTier() {}

  /** The code; empty when it is none that a plan can name. */
  public static Optional<String> read(@Nullable String said) {
    return Optional.ofNullable(said).filter(code -> CODE.matcher(code).matches());
  }
}
