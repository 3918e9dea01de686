package org.strowger.gateway.email.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply's own text and what it repeats of earlier mails. Nothing is lost: both parts together are
 * the text. Quotes with an answer below them stay where they are, each line marked with {@code >}.
 *
 * @param text the reply's own text, with the quotes it answers
 * @param quoted what is folded away; null when there is nothing
 */
public record QuotedReply(String text, @Nullable String quoted) {

  /**
   * Splits a text whose quoted lines start with {@code >}.
   *
   * @param known what was really sent before: only that is quoted where no mark says so
   */
  public static QuotedReply split(String text, KnownWords known) {
    String[] lines = text.split("\n", -1);
    boolean[] quoted = QuotedLines.of(lines, known);
    int end = afterLastOwn(lines, quoted);
    if (end == 0) {
      return new QuotedReply(Lines.withoutBlankEnds(text), null);
    }
    var own = new ArrayList<String>();
    for (int i = 0; i < end; i++) {
      own.add(marked(lines[i], quoted[i]));
    }
    String rest = String.join("\n", List.of(lines).subList(end, lines.length)).strip();
    return new QuotedReply(
        Lines.withoutBlankEnds(String.join("\n", own)), rest.isEmpty() ? null : rest);
  }

  /** The line after the last one that the sender wrote; 0 when he wrote none. */
  private static int afterLastOwn(String[] lines, boolean[] quoted) {
    int end = lines.length;
    while (end > 0 && (quoted[end - 1] || lines[end - 1].isBlank())) {
      end--;
    }
    return end;
  }

  private static String marked(String line, boolean quoted) {
    boolean marked = line.startsWith(">");
    if (quoted == marked || line.isBlank()) {
      return line;
    }
    return quoted ? "> " + line : QuotedLines.content(line); // an answer inside of a quote
  }
}
