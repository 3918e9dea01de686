package org.strowger.contracts.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Instants as ISO 8601 has them: the text of {@link Instant#toString}, read and written quicker in
 * its usual form, e.g. {@code 2026-03-02T09:00:00.250Z}.
 */
final class InstantText {

  /** As far as the seconds. */
  private static final int LENGTH = 19;

  private static final int DAY = 86_400;
  private static final int HOUR = 3_600;
  private static final int MINUTE = 60;
  private static final int THOUSAND = 1_000;
  private static final int MILLION = 1_000_000;
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private InstantText() {}

  static String write(Instant instant) {
    long seconds = instant.getEpochSecond();
    int nanos = instant.getNano();
    if (seconds < FIRST || seconds > LAST) {
      return instant.toString();
    }
    int fraction = fractionDigits(nanos);
    var text = new byte[LENGTH + (fraction == 0 ? 0 : fraction + 1) + 1];
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
    put(text, 0, 4, date.getYear());
    text[4] = '-';
    put(text, 5, 7, date.getMonthValue());
    text[7] = '-';
    put(text, 8, 10, date.getDayOfMonth());
    text[10] = 'T';
    int time = Math.floorMod(seconds, DAY);
    put(text, 11, 13, time / HOUR);
    text[13] = ':';
    put(text, 14, 16, time % HOUR / MINUTE);
    text[16] = ':';
    put(text, 17, LENGTH, time % MINUTE);
    if (fraction > 0) {
      text[LENGTH] = '.';
      put(text, LENGTH + 1, LENGTH + 1 + fraction, nanos / unit(fraction));
    }
    text[text.length - 1] = 'Z';
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static int fractionDigits(int nanos) {
    if (nanos == 0) {
      return 0;
    }
    return nanos % MILLION == 0 ? 3 : nanos % THOUSAND == 0 ? 6 : 9;
  }

  /** Nanoseconds of the last of so many digits. */
  private static int unit(int digits) {
    return digits == 3 ? MILLION : digits == 6 ? THOUSAND : 1;
  }

  private static void put(byte[] text, int from, int to, int number) {
    int left = number;
    for (int i = to - 1; i >= from; i--) {
      text[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }

  /**
   * Reads an instant.
   *
   * @throws java.time.format.DateTimeParseException when it is none
   */
  static Instant read(String text) {
    Instant usual = readUsual(text);
    return usual == null ? Instant.parse(text) : usual;
  }

  /** Null when it has another form than {@link #write} gives. */
  static @Nullable Instant readUsual(String text) {
    int last = text.length() - 1;
    if (last < LENGTH
        || text.charAt(last) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, LENGTH);
    int nanos = nanos(text, last);
    if (!isDate(year, month, day) || !isTime(hour, minute, second) || nanos < 0) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    int time = hour * HOUR + minute * MINUTE + second;
    return Instant.ofEpochSecond(days * DAY + time, nanos);
  }

  private static boolean isDate(int year, int month, int day) {
    return year >= 0
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  private static boolean isTime(int hour, int minute, int second) {
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  }

  private static int nanos(String text, int last) {
    if (last == LENGTH) {
      return 0;
    }
    int digits = last - LENGTH - 1;
    if (text.charAt(LENGTH) != '.' || (digits != 3 && digits != 6 && digits != 9)) {
      return -1;
    }
    return number(text, LENGTH + 1, last) * unit(digits);
  }

  /** Negative when one of them is no digit. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
