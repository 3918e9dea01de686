package org.strowger.servicekit.problem;

import org.jspecify.annotations.Nullable;

/** Tells our own messages, which have no content, from those of libraries, which may quote it. */
final class SafeText {

  private static final String REFUSED = "Expected a value of another form";

  private SafeText() {}

  static String of(@Nullable Throwable refusal) {
    return of(refusal, REFUSED);
  }

  /**
   * Our own message, or what to say instead.
   *
   * @param action said when there is no message of ours
   */
  static String of(@Nullable Throwable refusal, String action) {
    String message = refusal == null ? null : refusal.getMessage();
    return message != null && message.startsWith("Expected ") ? message : action;
  }
}
