package org.strowger.servicekit.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Text as searches compare it: small letters without accents, so that "Müller" is "muller". */
public final class FoldedText {

  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
  private static final Map<Integer, String> WITHOUT_DECOMPOSITION =
      Map.of(
          (int) 'ß', "ss", (int) 'ø', "o", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ł', "l",
          (int) 'đ', "d", (int) 'ı', "i");

  private FoldedText() {}

  /** The same text folded; it may have another length. */
  public static String of(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    String bare = ACCENTS.matcher(Normalizer.normalize(small, Normalizer.Form.NFKD)).replaceAll("");
    var folded = new StringBuilder(bare.length());
    bare.codePoints()
        .forEach(
            c -> {
              String other = WITHOUT_DECOMPOSITION.get(c);
              if (other == null) {
                folded.appendCodePoint(c);
              } else {
                folded.append(other);
              }
            });
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
