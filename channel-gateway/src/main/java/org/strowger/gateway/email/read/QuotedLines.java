package org.strowger.gateway.email.read;

/**
 * Tells which lines of a text are quoted: those that a mailer marked, but for answers written in
 * between, and below a divider those that are known to have been sent.
 */
final class QuotedLines {

  private static final int LINES_TO_START = 3;

  private final String[] lines;
  private final boolean[] quoted;
  private final KnownWords known;

  private QuotedLines(String[] lines, KnownWords known) {
    this.lines = lines;
    this.quoted = new boolean[lines.length];
    this.known = known;
  }

  static boolean[] of(String[] lines, KnownWords known) {
    var reader = new QuotedLines(lines, known);
    reader.readMarked();
    if (!known.isEmpty()) {
      reader.readBelowDividers();
    }
    reader.readIntroductions();
    return reader.quoted;
  }

  /** A quoted line without its mark. */
  static String content(String line) {
    return line.substring(line.startsWith("> ") ? 2 : 1);
  }

  private void readMarked() {
    int from = 0;
    while (from < lines.length) {
      int to = from;
      while (to < lines.length && lines[to].startsWith(">")) {
        quoted[to++] = true;
      }
      if (to > from && !known.isEmpty()) {
        releaseAnswers(from, to);
      }
      from = to + 1;
    }
  }

  /** Some mailers leave what is written inside of a quote in it; it is not what was sent. */
  private void releaseAnswers(int from, int to) {
    KnownWords.Cursor cursor = known.cursor();
    var sent = new boolean[to - from];
    int read = 0;
    int all = 0;
    int first = to;
    for (int i = from; i < to; i++) {
      boolean wordless = KnownWords.split(lines[i]).isEmpty();
      sent[i - from] = wordless || cursor.reads(lines[i]) || known.hasLine(lines[i]);
      all += wordless ? 0 : 1;
      read += sent[i - from] && !wordless ? 1 : 0;
      first = sent[i - from] && !wordless ? Math.min(first, i) : first;
    }
    if (read * 2 < all) {
      return; // a quote of something else
    }
    for (int i = first; i < to; i++) {
      quoted[i] = sent[i - from] || isQuotedInQuote(lines[i]) || isGenerated(i);
    }
  }

  private static boolean isQuotedInQuote(String line) {
    return content(line).startsWith(">");
  }

  private boolean isGenerated(int at) {
    return Divider.isIntroduction(content(lines[at])) || Divider.isHeader(content(lines[at]));
  }

  private void readBelowDividers() {
    int at = 0;
    while (at < lines.length) {
      int below = quoted[at] ? at : Divider.end(lines, at);
      at = below == at ? at + 1 : readBelow(at, below);
    }
  }

  /** What follows a divider is quoted as far as it is known; otherwise the divider is text too. */
  private int readBelow(int divider, int below) {
    KnownWords.Cursor cursor = known.cursor();
    int first = below;
    int tried = 0;
    while (first < lines.length && tried < LINES_TO_START && !cursor.reads(lines[first])) {
      tried += lines[first].isBlank() ? 0 : 1;
      first++;
    }
    if (first == lines.length || tried == LINES_TO_START) {
      return below;
    }
    for (int i = divider; i < first; i++) {
      quoted[i] = i < below || lines[i].isBlank() || Divider.isHeader(lines[i]);
    }
    quoted[first] = true;
    int at = first + 1;
    while (at < lines.length && Divider.end(lines, at) == at) {
      boolean wordless = KnownWords.split(lines[at]).isEmpty();
      quoted[at] |= wordless ? quoted[at - 1] : cursor.reads(lines[at]);
      at++;
    }
    return at;
  }

  /** "On … wrote:" goes with the quote below it. */
  private void readIntroductions() {
    for (int i = 1; i < lines.length; i++) {
      if (quoted[i] && !quoted[i - 1]) {
        int last = lines[i - 1].isBlank() ? i - 2 : i - 1;
        int first = last < 0 || quoted[last] ? -1 : Divider.introduction(lines, last);
        for (int line = first; line >= 0 && line < i; line++) {
          quoted[line] = true;
        }
      }
    }
  }
}
