package org.strowger.gateway.email;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reply's own text and what it repeats of earlier mails. Nothing is lost: both parts together are
 * the text.
 *
 * @param text the reply's own text
 * @param quoted what is folded away; null when there is nothing
 */
public record QuotedReply(String text, @Nullable String quoted) {

  private static final int LONGEST_MARKER = 300;

  /** "On … wrote:" in the languages of mailers; matched on at most two joined lines. */
  private static final List<Pattern> INTRODUCTIONS =
      List.of(
          introduction("on\\s", "wrote"),
          introduction("am\\s", "schrieb"),
          introduction("le\\s", "(?:a\\s)?écrit"),
          introduction("el\\s", "escribió"),
          introduction("il\\s", "ha\\sscritto"),
          introduction("op\\s", "schreef"),
          introduction("em\\s", "escreveu"),
          introduction("den\\s", "skrev"),
          introduction("w\\sdniu\\s", "napisał"));

  private static final Pattern ORIGINAL =
      Pattern.compile(
          "^\\s*[-_]{2,}\\s*(original message|forwarded message|ursprüngliche nachricht|"
              + "weitergeleitete nachricht|message d'origine|message transféré|mensaje original|"
              + "messaggio originale|oorspronkelijk bericht)\\s*[-_]{2,}\\s*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern OUTLOOK_FROM =
      Pattern.compile(
          "^\\s*\\*?(from|von|de|da|van)\\*?\\s?:\\*?\\s\\S.{0,250}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern OUTLOOK_NEXT =
      Pattern.compile(
          "^\\s*\\*?(sent|date|to|subject|gesendet|datum|an|betreff|envoyé|date|à|objet|enviado|"
              + "fecha|para|asunto|inviato|data|a|oggetto|verzonden|aan|onderwerp)\\*?\\s?:.{0,250}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Splits a plain text. */
  public static QuotedReply split(String text) {
    String[] lines = text.split("\n", -1);
    int from = firstQuoted(lines);
    if (from == lines.length) {
      return new QuotedReply(text.strip(), null);
    }
    String own = join(lines, 0, from).strip();
    String quoted = join(lines, from, lines.length).strip();
    return own.isEmpty() || quoted.isEmpty()
        ? new QuotedReply(text.strip(), null)
        : new QuotedReply(own, quoted);
  }

  /** The line from which on everything is quoted; the number of lines when nothing is. */
  private static int firstQuoted(String[] lines) {
    int trailing = trailingQuote(lines);
    for (int i = 0; i < trailing; i++) {
      if (introduces(lines, i) || matches(ORIGINAL, lines[i]) || outlookBlock(lines, i)) {
        return i;
      }
    }
    return trailing;
  }

  private static boolean introduces(String[] lines, int at) {
    String line = lines[at].strip();
    if (line.isEmpty() || line.length() > LONGEST_MARKER) {
      return false;
    }
    String next = at + 1 < lines.length ? lines[at + 1].strip() : "";
    return INTRODUCTIONS.stream()
        .anyMatch(it -> matches(it, line) || matches(it, line + " " + next));
  }

  /** A From line followed at once by another header of the block. */
  private static boolean outlookBlock(String[] lines, int at) {
    return at + 1 < lines.length
        && matches(OUTLOOK_FROM, lines[at])
        && matches(OUTLOOK_NEXT, lines[at + 1])
        && (at + 2 >= lines.length
            || lines[at + 2].isBlank()
            || matches(OUTLOOK_NEXT, lines[at + 2]));
  }

  /** Where the {@code >} lines start that end the text; answers between quotes stay visible. */
  private static int trailingQuote(String[] lines) {
    int first = lines.length;
    for (int i = lines.length - 1; i >= 0; i--) {
      if (lines[i].startsWith(">")) {
        first = i;
      } else if (!lines[i].isBlank()) {
        break;
      }
    }
    return first;
  }

  private static boolean matches(Pattern pattern, String line) {
    return line.length() <= 2 * LONGEST_MARKER && pattern.matcher(line).matches();
  }

  private static Pattern introduction(String start, String verb) {
    return Pattern.compile(
        "^>?\\s?" + start + ".{5,400}\\s" + verb + "(\\s.{0,100})?\\s?:\\s*$",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String join(String[] lines, int from, int to) {
    return String.join("\n", List.of(lines).subList(from, to));
  }
}
