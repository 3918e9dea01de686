package org.strowger.servicekit.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bank account numbers in text: of a country's length and with right check digits. */
final class Iban {

  private static final Pattern BEGINNING =
      Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}[0-9]{2}(?=[ \u00a0-]?[A-Za-z0-9])");

  /** Of each country, how many characters. */
  private static final Map<String, Integer> LENGTHS =
      Arrays.stream(
              ("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18"
                      + " DO28 EE20 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 HR21 HU28 IE22"
                      + " IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22"
                      + " MK19 MT31 NL18 NO15 PK24 PL28 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24"
                      + " SM27 TN24 TR26 UA29 XK20")
                  .split(" "))
          .collect(
              Collectors.toMap(it -> it.substring(0, 2), it -> Integer.valueOf(it.substring(2))));

  private Iban() {}

  static List<Span> all(String text) {
    return BEGINNING
        .matcher(text)
        .results()
        .map(found -> read(text, found))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Span read(String text, MatchResult found) {
    Integer length =
        LENGTHS.get(text.substring(found.start(), found.start() + 2).toUpperCase(Locale.ROOT));
    if (length == null) {
      return null;
    }
    var iban = new StringBuilder(length);
    int at = found.start();
    for (; at < text.length() && iban.length() < length; at++) {
      char c = text.charAt(at);
      if (isLetterOrDigit(c)) {
        iban.append(Character.toUpperCase(c));
      } else if (c != ' ' && c != '\u00a0' && c != '-') {
        return null;
      }
    }
    boolean whole =
        iban.length() == length && (at == text.length() || !isLetterOrDigit(text.charAt(at)));
    return whole && isChecked(iban) ? new Span(found.start(), at) : null;
  }

  private static boolean isLetterOrDigit(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  /** After ISO 7064, MOD 97-10. */
  private static boolean isChecked(CharSequence iban) {
    int rest = 0;
    for (int i = 0; i < iban.length(); i++) {
      int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
  }
}
