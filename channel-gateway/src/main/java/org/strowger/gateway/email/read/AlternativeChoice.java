package org.strowger.gateway.email.read;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.strowger.gateway.text.PlainText;

/** Which of several forms of the same words is read. */
final class AlternativeChoice {

  /** Of the words of the HTML, so much at least are in a plain form that is worth reading. */
  private static final double ENOUGH = 0.5;

  /** Characters of the HTML's start that are compared. */
  private static final int COMPARED = 20_000;

  private static final Pattern NO_WORD =
      Pattern.compile("<\\S*>|\\[image[^\\]]*\\]|[^\\p{L}\\p{N}]+");

  private AlternativeChoice() {}

  /** The plain form's text with the HTML of the best one, unless the plain form is a stopgap. */
  static MailView of(List<MailView> forms) {
    MailView plain = null;
    MailView rich = null;
    for (MailView form : forms) {
      if (form.marked()) {
        rich = form;
      } else if (!form.text().isBlank()) {
        plain = plain == null ? form : plain;
      }
    }
    if (rich == null) {
      return plain == null ? nothing(forms) : with(plain, forms);
    }
    boolean read = plain != null && !isStopgap(plain.text(), rich.text());
    return with(
        new MailView(
            read && plain != null ? plain.text() : rich.text(),
            rich.html(),
            true,
            rich.unreadable()),
        forms);
  }

  /** HTML that cannot be shown stays a file, whatever is read instead. */
  private static MailView with(MailView chosen, List<MailView> forms) {
    return new MailView(
        chosen.text(),
        chosen.html(),
        chosen.marked(),
        forms.stream().flatMap(form -> form.unreadable().stream()).distinct().toList());
  }

  private static MailView nothing(List<MailView> forms) {
    return forms.isEmpty() ? new MailView("", "", false, List.of()) : forms.getLast();
  }

  /** It says that the mail is in HTML, or leaves most of it out. */
  private static boolean isStopgap(String plain, String rich) {
    Set<String> said = words(PlainText.atMost(plain, 2 * COMPARED));
    Set<String> all = words(PlainText.atMost(rich, COMPARED));
    long found = all.stream().filter(said::contains).count();
    return found < ENOUGH * all.size();
  }

  private static Set<String> words(String text) {
    var words = new HashSet<String>();
    for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT))) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
