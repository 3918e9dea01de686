package org.strowger.gateway.canned;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.servicekit.text.Text;
import org.strowger.servicekit.text.Text.Kind;
import org.strowger.servicekit.text.TextRules;

/**
 * A canned reply as a supervisor wants it.
 *
 * @param code what an agent types after the slash
 * @param language BCP 47
 * @param text with placeholders like <code>{{customerName}}</code>
 * @param version of the reply she saw; null for a new one
 */
public record CannedReplyPut(
    @Bounds(form = Bounds.CODE) String code,
    String language,
    @Bounds(min = 1, max = CannedReplyPut.LONGEST_TITLE) String title,
    @Text(Kind.PROSE) @Bounds(min = 1, max = CannedReplyPut.LONGEST_TEXT) String text,
    @Nullable Long version) {

  static final int LONGEST_TITLE = 100;
  static final int LONGEST_TEXT = 10_000;

  private static final Pattern CODE = Pattern.compile(Bounds.CODE);

  public CannedReplyPut {
    if (code == null || !CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "Expected code of 1–64 lower case letters, digits and - but it is another");
    }
    language =
        WrittenLanguage.tag(language)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Expected language as a tag of BCP 47 but it is none"));
    if (title == null || title.length() > LONGEST_TITLE || !TextRules.isVisible(title)) {
      throw new IllegalArgumentException(
          "Expected title of 1–" + LONGEST_TITLE + " characters but it has another length");
    }
    if (text == null || text.length() > LONGEST_TEXT || !TextRules.isVisible(text)) {
      throw new IllegalArgumentException(
          "Expected text of 1–" + LONGEST_TEXT + " characters but it has another length");
    }
    Placeholder.in(text);
  }
}
