package org.strowger.servicekit.text;

import java.util.Set;

/** Which numbers card schemes issue: by their first digits, with the lengths in use. */
final class Issuers {

  static final int SHORTEST = 13;
  static final int LONGEST = 19;

  private static final int LONG = 19;
  private static final int USUAL = 16;
  private static final int AMEX = 15;
  private static final int DINERS = 14;

  private static final Set<Integer> MAESTRO =
      Set.of(5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763);

  private Issuers() {}

  /** Whether a scheme issues a number like the one that begins here. */
  static boolean issue(CharSequence digits, int from, int length) {
    int four = number(digits, from);
    int two = four / 100;
    if (two / 10 == 4) { // Visa
      return length == SHORTEST || length == USUAL || length == LONG;
    }
    if (isWithin(two, 51, 55) || isWithin(four, 2221, 2720)) { // Mastercard
      return length == USUAL;
    }
    if (two == 34 || two == 37) { // American Express
      return length == AMEX;
    }
    if (isWithin(four / 10, 300, 305) || four == 3095 || two == 36 || two == 38 || two == 39) {
      return length == DINERS || length == USUAL; // Diners Club
    }
    if (two == 62) { // UnionPay
      return length >= USUAL;
    }
    if (MAESTRO.contains(four)) {
      return length == USUAL || length == LONG;
    }
    boolean jcbOrMir = isWithin(four, 3528, 3589) || isWithin(four, 2200, 2204);
    boolean discover = two == 65 || four == 6011 || isWithin(four / 10, 644, 649);
    return (jcbOrMir || discover) && length == USUAL;
  }

  private static boolean isWithin(int number, int first, int last) {
    return number >= first && number <= last;
  }

  private static int number(CharSequence digits, int from) {
    int number = 0;
    for (int i = 0; i < 4; i++) {
      number = number * 10 + digits.charAt(from + i) - '0';
    }
    return number;
  }
}
