package org.strowger.contracts.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Instants as ISO 8601 has them: the text of {@link Instant#toString}, read and written quicker. A
 * log's instants are mostly of seconds that were seen a moment ago, so the text of one is kept for
 * each second of a minute.
 */
final class InstantText {

  private static final int KEPT_SECONDS = 60;

  /** As far as the seconds, e.g. {@code 2026-03-02T09:00:00}; longer in years of five digits. */
  private static final int LENGTH = 19;

  private static final int THOUSAND = 1_000;
  private static final int MILLION = 1_000_000;
  private static final int BILLION = 1_000_000_000;

  /** Threads race for the places: what one finds there is whole, and it looks whether it fits. */
  private static final @Nullable Second[] KEPT = new Second[KEPT_SECONDS];

  private record Second(long epoch, String text) {}

  private InstantText() {}

  static String write(Instant instant) {
    Second second = second(instant.getEpochSecond());
    if (second == null) {
      return instant.toString();
    }
    int nanos = instant.getNano();
    if (nanos == 0) {
      return second.text + 'Z';
    }
    if (nanos % MILLION == 0) {
      return withFraction(second, nanos / MILLION + THOUSAND);
    }
    return nanos % THOUSAND == 0
        ? withFraction(second, nanos / THOUSAND + MILLION)
        : withFraction(second, nanos + BILLION);
  }

  /**
   * @param digits those of the fraction after a leading 1
   */
  private static String withFraction(Second second, int digits) {
    String text = Integer.toString(digits);
    return new StringBuilder(LENGTH + text.length() + 1)
        .append(second.text)
        .append('.')
        .append(text, 1, text.length())
        .append('Z')
        .toString();
  }

  private static @Nullable Second second(long epoch) {
    int place = Math.floorMod(epoch, KEPT_SECONDS);
    Second kept = KEPT[place];
    return kept != null && kept.epoch == epoch ? kept : keep(place, epoch);
  }

  private static @Nullable Second keep(int place, long epoch) {
    String text = Instant.ofEpochSecond(epoch).toString();
    if (text.length() != LENGTH + 1) {
      return null;
    }
    var second = new Second(epoch, text.substring(0, LENGTH));
    KEPT[place] = second;
    return second;
  }

  /**
   * Reads an instant.
   *
   * @throws java.time.format.DateTimeParseException when it is none
   */
  static Instant read(String text) {
    Instant quick = readKept(text);
    return quick == null ? seen(Instant.parse(text)) : quick;
  }

  /** Null when its second is not kept, or when it has another form than {@link #write} gives. */
  static @Nullable Instant readKept(String text) {
    if (text.length() <= LENGTH) {
      return null;
    }
    int place = (text.charAt(LENGTH - 2) - '0') * 10 + text.charAt(LENGTH - 1) - '0';
    Second kept = place < 0 || place >= KEPT_SECONDS ? null : KEPT[place];
    if (kept == null || !text.startsWith(kept.text)) {
      return null;
    }
    int nanos = nanos(text);
    return nanos < 0 ? null : Instant.ofEpochSecond(kept.epoch, nanos);
  }

  /** From then on its second is kept. */
  static Instant seen(Instant instant) {
    var _ = second(instant.getEpochSecond());
    return instant;
  }

  /** The fraction of a text that ends with it and a Z; negative when it has another form. */
  private static int nanos(String text) {
    int last = text.length() - 1;
    if (text.charAt(last) != 'Z') {
      return -1;
    }
    if (last == LENGTH) {
      return 0;
    }
    int digits = last - LENGTH - 1;
    if (text.charAt(LENGTH) != '.' || (digits != 3 && digits != 6 && digits != 9)) {
      return -1;
    }
    int nanos = 0;
    for (int i = LENGTH + 1; i < last; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      nanos = nanos * 10 + digit;
    }
    return digits == 9 ? nanos : digits == 6 ? nanos * THOUSAND : nanos * MILLION;
  }
}
