package org.strowger.console.login;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.servicekit.text.Text;
import org.strowger.servicekit.text.Text.Kind;

/** What somebody logs in with. */
record Credentials(
    @Bounds(min = 1, max = 200) String username,
    @Text(Kind.SECRET) @Bounds(min = 1, max = 200) String password) {

  private static final int MAX_LENGTH = 200;

  Credentials(@Nullable String username, @Text(Kind.SECRET) @Nullable String password) {
    this.username = checked("username", username).strip().toLowerCase(Locale.ROOT);
    this.password = checked("password", password);
  }

  private static String checked(String field, @Nullable String value) {
    if (value == null || value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "Expected " + field + " of 1–" + MAX_LENGTH + " characters but it has another length");
    }
    return value;
  }

  /** Nothing of it belongs in a log. */
  @Override
  public String toString() {
    return "Credentials[]";
  }
}
