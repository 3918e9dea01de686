package org.strowger.servicekit.search;

import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.problem.Problem;

/** How many rows a page may have. */
public final class PageSize {

  private static final int USUAL = 20;
  private static final int MOST = 50;

  private PageSize() {}

  /**
   * Reads what a client asks for; null is the usual size.
   *
   * @throws Problem 400 when it is out of range
   */
  public static int of(@Nullable Integer asked) {
    if (asked == null) {
      return USUAL;
    }
    if (asked < 1 || asked > MOST) {
      throw Problem.badRequest(
          "invalid_limit", "Expected 1 to " + MOST + " rows of a page but found " + asked);
    }
    return asked;
  }
}
