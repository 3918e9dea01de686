package org.strowger.gateway.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Payment card numbers in text: 13–19 digits of any script, with or without separators, of a known
 * issuer range and with a right check digit. Only the first six and the last four digits are kept.
 */
public final class CardNumbers {

  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;
  private static final int KEPT_FIRST = 6;
  private static final int KEPT_LAST = 4;
  private static final char MASK = '*';

  private CardNumbers() {}

  /** The text with every card number masked; the same text when there is none. */
  public static String redact(String text) {
    StringBuilder redacted = null;
    for (Run run : runs(text)) {
      for (int from = 0; from + SHORTEST <= run.digits.size(); ) {
        int length = cardAt(run, from);
        if (length == 0) {
          from++;
          continue;
        }
        redacted = redacted == null ? new StringBuilder(text) : redacted;
        for (int i = from + KEPT_FIRST; i < from + length - KEPT_LAST; i++) {
          redacted.setCharAt(run.places.get(i), MASK);
        }
        from += length;
      }
    }
    return redacted == null ? text : redacted.toString();
  }

  /** Whether {@link #redact} would change the text. */
  public static boolean present(String text) {
    return !redact(text).equals(text);
  }

  /** Digits of the text that stand together, at most one or two separators between them. */
  private static List<Run> runs(String text) {
    var runs = new ArrayList<Run>();
    var run = new Run();
    int gap = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = Character.digit(c, 10);
      if (digit >= 0) {
        run.add(digit, i);
        gap = 0;
      } else if (!run.digits.isEmpty() && separator(c) && gap < 2) {
        gap++;
      } else {
        run = closed(run, runs);
        gap = 0;
      }
    }
    closed(run, runs);
    return runs;
  }

  private static Run closed(Run run, List<Run> runs) {
    if (run.digits.size() >= SHORTEST) {
      runs.add(run);
      return new Run();
    }
    return run.digits.isEmpty() ? run : new Run();
  }

  private static boolean separator(char c) {
    return c == '-'
        || c == '.'
        || c == '/'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || (c >= '\u2010' && c <= '\u2015');
  }

  /** The length of the card number that starts here; 0 when none does. */
  private static int cardAt(Run run, int from) {
    int most = Math.min(LONGEST, run.digits.size() - from);
    for (int length = most; length >= SHORTEST; length--) {
      if (issued(run, from, length) && checked(run, from, length)) {
        return length;
      }
    }
    return 0;
  }

  private static boolean issued(Run run, int from, int length) {
    int two = number(run, from, 2);
    int four = number(run, from, 4);
    if (run.digits.get(from) == 4) {
      return length == 13 || length == 16 || length == 19;
    }
    if (within(two, 51, 55) || within(four, 2221, 2720)) {
      return length == 16;
    }
    if (two == 34 || two == 37) {
      return length == 15;
    }
    if (two == 36 || two == 38 || two == 39 || within(four / 10, 300, 305)) {
      return length >= 14;
    }
    boolean longer = two == 62 || two == 65 || four == 6011 || within(four, 3528, 3589);
    return (longer || within(four / 10, 644, 649)) && length >= 16;
  }

  private static boolean within(int number, int first, int last) {
    return number >= first && number <= last;
  }

  private static boolean checked(Run run, int from, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int digit = run.digits.get(from + length - 1 - i);
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  private static int number(Run run, int from, int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      number = number * 10 + run.digits.get(from + i);
    }
    return number;
  }

  private static final class Run {
    private final List<Integer> digits = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    void add(int digit, int place) {
      digits.add(digit);
      places.add(place);
    }
  }
}
