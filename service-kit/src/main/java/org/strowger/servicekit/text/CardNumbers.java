package org.strowger.servicekit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Payment card numbers in text: digits of any script, with or without separators, of a known issuer
 * range, of a length that the issuer uses and with a right check digit. Only the first six and the
 * last four digits are kept. A part of a longer number is no card number, nor is what belongs to an
 * IBAN, to a telephone number in international form, or to a UUID or digest.
 */
public final class CardNumbers {

  private static final int KEPT_FIRST = 6;
  private static final int KEPT_LAST = 4;

  /** So many digits has a telephone number at least and, after E.164, at most. */
  private static final int SHORTEST_PHONE = 7;

  private static final int LONGEST_PHONE = 15;

  /** Thirteen digits are mostly those of an article: they count beside a word about cards. */
  private static final int RARE_LENGTH = 13;

  private static final Pattern ABOUT_CARDS =
      Pattern.compile("(?iu)card|karte|visa|carte|tarjeta|carta|cv[vc]|kreditk");
  private static final int NEAR = 40;

  private CardNumbers() {}

  /** The text with every card number masked; the same text when there is none. */
  public static String redact(String text) {
    List<Integer> hidden = new ArrayList<>();
    List<Span> others = null;
    for (DigitRun run : DigitRun.all(text)) {
      for (int from = 0; from < run.size(); ) {
        int length = cardAt(text, run, from);
        if (length > 0) {
          others = others == null ? others(text) : others;
          hide(run, from, length, others, hidden);
        }
        from = length > 0 ? from + length : run.nextGroup(from);
      }
    }
    return hidden.isEmpty() ? text : masked(text, hidden);
  }

  /** Whether {@link #redact} would change the text. */
  public static boolean present(String text) {
    return !redact(text).equals(text);
  }

  /**
   * Whether an id is a card number. Ids that we derive begin with letters and go on with digits of
   * any kind: none with a letter is one.
   */
  public static boolean isId(String id) {
    return id.chars().noneMatch(Character::isLetter) && present(id);
  }

  /** What has digits of its own. */
  private static List<Span> others(String text) {
    return Stream.concat(Iban.all(text).stream(), HexIds.all(text).stream()).toList();
  }

  private static void hide(
      DigitRun run, int from, int length, List<Span> others, List<Integer> hidden) {
    if (others.stream().anyMatch(other -> other.contains(run.place(from)))) {
      return;
    }
    for (int i = from + KEPT_FIRST; i < from + length - KEPT_LAST; i++) {
      hidden.add(run.place(i));
    }
  }

  private static String masked(String text, List<Integer> hidden) {
    var masked = new StringBuilder(text);
    for (int place : hidden.reversed()) {
      masked.replace(place, place + Character.charCount(text.codePointAt(place)), "*");
    }
    return masked.toString();
  }

  /** The length of the card number that starts at a group of digits; 0 when none does. */
  private static int cardAt(String text, DigitRun run, int from) {
    boolean unbroken = run.nextGroup(from) - from > LONGEST_PHONE;
    if (run.isPhone() && from < SHORTEST_PHONE && !unbroken) {
      return 0;
    }
    int most = Math.min(Issuers.LONGEST, run.size() - from);
    for (int length = most; length >= Issuers.SHORTEST; length--) {
      if (run.isGroupEnd(from + length)
          && Issuers.issue(run.digits(), from, length)
          && checked(run.digits(), from, length)
          && (length > RARE_LENGTH || isAboutCards(text, run, from))) {
        return length;
      }
    }
    return 0;
  }

  private static boolean isAboutCards(String text, DigitRun run, int from) {
    int place = run.place(from);
    String around =
        text.substring(
            Math.max(0, place - NEAR), Math.min(text.length(), place + RARE_LENGTH * 2 + NEAR));
    return ABOUT_CARDS.matcher(around).find();
  }

  /** After Luhn. */
  private static boolean checked(CharSequence digits, int from, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int digit = digits.charAt(from + length - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
