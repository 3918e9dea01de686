package org.strowger.embedded.demo;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer writes to the demo shop.
 *
 * @param customer the shop's key of the customer
 * @param name as the shop knows her
 */
public record ShopPost(String customer, @Nullable String name, String text) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{1,40}");
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_TEXT = 5_000;

  public ShopPost {
    check(customer != null && KEY.matcher(customer).matches(), "customer of letters and digits");
    check(name == null || name.length() <= LONGEST_NAME, "a name that is shorter");
    check(text != null && !text.isBlank() && text.length() <= LONGEST_TEXT, "a text, not too long");
  }

  private static void check(boolean right, String expected) {
    if (!right) {
      throw new IllegalArgumentException("Expected " + expected + " but it is not so");
    }
  }

  /** Nothing of it belongs in a log. */
  @Override
  public String toString() {
    return "ShopPost[]";
  }
}
