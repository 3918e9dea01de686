package org.strowger.servicekit.access;

import org.jspecify.annotations.Nullable;

/**
 * A token as it came.
 *
 * @param byCookie true when the browser added it by itself, also to requests that other sites cause
 */
record Credentials(String token, boolean byCookie) {

  private static final String BEARER = "bearer ";

  /** The header wins: who sends it means it. */
  static @Nullable Credentials of(@Nullable String authorization, @Nullable String cookie) {
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return new Credentials(authorization.substring(BEARER.length()).strip(), false);
    }
    return cookie == null || cookie.isEmpty() ? null : new Credentials(cookie, true);
  }
}
