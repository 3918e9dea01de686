package org.strowger.servicekit.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text that shows why it was found: plain text and what to mark in it, no markup.
 *
 * @param text on one line
 * @param ranges what to mark, in order
 */
public record Excerpt(String text, List<Range> ranges) {

  private static final int LENGTH = 200;
  private static final int BEFORE = 50;
  private static final int SHORTEST_STEM = 3;
  private static final int LONGEST_READ = 200_000;

  /**
   * A part to mark.
   *
   * @param from the first of its UTF-16 units
   * @param to the first after it
   */
  public record Range(int from, int to) {}

  /** The part of a text around the first word that a search has found. */
  public static Excerpt of(String text, SearchPattern pattern) {
    String line = line(text.substring(0, Math.min(text.length(), LONGEST_READ)));
    List<Range> found = found(line, pattern.marked());
    int from = found.isEmpty() ? 0 : begin(line, found.getFirst().from() - BEFORE);
    int to = whole(line, Math.min(line.length(), from + LENGTH));
    String head = from > 0 ? "…" : "";
    int moved = head.length() - from;
    return new Excerpt(
        head + line.substring(from, to) + (to < line.length() ? "…" : ""),
        found.stream()
            .filter(range -> range.from() >= from && range.to() <= to)
            .map(range -> new Range(range.from() + moved, range.to() + moved))
            .toList());
  }

  private static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** The start of a word, not too far before. */
  private static int begin(String line, int wanted) {
    if (wanted <= 0) {
      return 0;
    }
    int space = line.indexOf(' ', wanted);
    return space < 0 || space > wanted + BEFORE / 2 ? whole(line, wanted) : space + 1;
  }

  /** Cuts no character in two. */
  private static int whole(String line, int at) {
    return at < line.length() && Character.isLowSurrogate(line.charAt(at)) ? at - 1 : at;
  }

  private static List<Range> found(String line, List<String> marked) {
    var ranges = new ArrayList<Range>();
    for (SearchTerm term : SearchTerm.of(line)) {
      if (term.unspaced()) {
        addInside(ranges, term, marked);
      } else if (marked.stream().anyMatch(start -> isOf(term.folded(), start))) {
        ranges.add(new Range(term.from(), term.to()));
      }
    }
    return ranges;
  }

  private static boolean isOf(String word, String start) {
    return start.length() < SHORTEST_STEM ? word.equals(start) : word.startsWith(start);
  }

  /** Only where folding moved nothing one knows where in the run the words are. */
  private static void addInside(List<Range> ranges, SearchTerm term, List<String> marked) {
    if (term.folded().length() != term.to() - term.from()) {
      return;
    }
    for (String wanted : marked) {
      int at = term.folded().indexOf(wanted);
      if (at >= 0) {
        ranges.add(new Range(term.from() + at, term.from() + at + wanted.length()));
        return;
      }
    }
  }
}
