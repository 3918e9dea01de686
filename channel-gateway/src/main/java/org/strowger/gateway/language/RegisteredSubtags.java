package org.strowger.gateway.language;

import java.util.Locale;
import java.util.Optional;

/**
 * Language tags (BCP 47) of subtags that are registered: others could say anything. What has an
 * English name in Unicode's locale data is registered; variants and extensions, of which we use
 * none, are left out.
 */
final class RegisteredSubtags {

  private RegisteredSubtags() {}

  /** The tag without what is not registered; empty when its language is not. */
  static Optional<String> read(String tag) {
    Locale read = Locale.forLanguageTag(tag);
    if (!isLanguage(read.getLanguage())) {
      return Optional.empty();
    }
    var kept = new Locale.Builder().setLanguage(read.getLanguage());
    if (isScript(read.getScript())) {
      kept.setScript(read.getScript());
    }
    if (isRegion(read.getCountry())) {
      kept.setRegion(read.getCountry());
    }
    return Optional.of(kept.build().toLanguageTag());
  }

  private static boolean isLanguage(String code) {
    return !code.isEmpty()
        && !code.equals("und")
        && hasName(code, Locale.of(code).getDisplayLanguage(Locale.ENGLISH));
  }

  private static boolean isScript(String code) {
    return !code.isEmpty()
        && hasName(
            code, new Locale.Builder().setScript(code).build().getDisplayScript(Locale.ENGLISH));
  }

  private static boolean isRegion(String code) {
    return !code.isEmpty() && hasName(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH));
  }

  /** What has no name is called by its code. */
  private static boolean hasName(String code, String name) {
    return !name.isEmpty() && !name.equalsIgnoreCase(code);
  }
}
