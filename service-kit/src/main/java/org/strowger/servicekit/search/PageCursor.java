package org.strowger.servicekit.search;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.problem.Problem;

/**
 * Where the next page of a list goes on whose newest row comes first. Clients hand it back as they
 * got it.
 *
 * @param at the time of the last row that was seen
 * @param id its id, which tells rows of one time apart
 */
public record PageCursor(Instant at, String id) {

  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
  private static final int LONGEST = 400;
  private static final Pattern FORM = Pattern.compile("(-?\\d{1,18})\\.([!-~]{1,200})");

  /** Before the first row. */
  public static PageCursor start() {
    return new PageCursor(NEVER, "~");
  }

  /**
   * Reads what a client hands back; null is the start.
   *
   * @throws Problem 400 when it is none of ours
   */
  public static PageCursor of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return start();
    }
    try {
      var form = FORM.matcher(text.length() > LONGEST ? "" : decoded(text));
      if (form.matches()) {
        return new PageCursor(
            Instant.EPOCH.plus(Long.parseLong(form.group(1)), ChronoUnit.MICROS), form.group(2));
      }
    } catch (IllegalArgumentException | DateTimeException _) {
      // refused below
    }
    throw Problem.badRequest(
        "invalid_cursor", "Expected the cursor of an earlier page but found another text");
  }

  private static String decoded(String text) {
    return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
  }

  /** What a client hands back for the next page. */
  public String encoded() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((micros + "." + id).getBytes(StandardCharsets.US_ASCII));
  }
}
