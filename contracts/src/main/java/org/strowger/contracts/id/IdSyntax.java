package org.strowger.contracts.id;

import org.jspecify.annotations.Nullable;

/** The one syntax of all ids: short, printable, safe in a URL, a header and a log line. */
final class IdSyntax {

  static final int MAX_LENGTH = 64;

  private IdSyntax() {}

  static void check(String what, @Nullable String value) {
    if (value == null || value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "Expected "
              + what
              + " of 1–"
              + MAX_LENGTH
              + " characters but it had "
              + (value == null ? "no value" : value.length()));
    }
    for (int i = 0; i < value.length(); i++) {
      if (!allowed(value.charAt(i))) {
        throw new IllegalArgumentException(
            "Expected "
                + what
                + " of letters, digits and . _ : - but character "
                + (i + 1)
                + " is another");
      }
    }
  }

  private static boolean allowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == ':'
        || c == '-';
  }
}
