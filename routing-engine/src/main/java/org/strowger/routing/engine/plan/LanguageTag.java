package org.strowger.routing.engine.plan;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** BCP 47 tags: {@code de-AT} satisfies {@code de}, never the other way round. */
public final class LanguageTag {

  private LanguageTag() {}

  /** Whether a text has the form of a tag. */
  public static boolean wellFormed(String tag) {
    return tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
  }

  /** Whether a tag lies in a range; letter case does not matter. */
  public static boolean satisfies(String tag, String range) {
    return tag.regionMatches(true, 0, range, 0, range.length())
        && (tag.length() == range.length()
            || (tag.length() > range.length() && tag.charAt(range.length()) == '-'));
  }

  /**
   * The most precise of the plan's languages that a contact's language lies in, else that language
   * itself: nobody speaks it, and the contact says so while it waits.
   */
  public static String required(String tag, Collection<String> declared) {
    String best = null;
    for (String candidate : declared) {
      if (satisfies(tag, candidate) && longer(candidate, best)) {
        best = candidate;
      }
    }
    return best == null ? tag : best;
  }

  private static boolean longer(String candidate, @Nullable String than) {
    return than == null || candidate.length() > than.length();
  }
}
