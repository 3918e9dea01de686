package org.strowger.servicekit.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Digits of a text that stand together, in groups; at most two separators are between groups. */
final class DigitRun {

  private static final int WIDEST_GAP = 2;
  private static final int MINUS = '\u2212';

  private final StringBuilder digits = new StringBuilder();
  private final List<Integer> places = new ArrayList<>();
  private final BitSet groupStarts = new BitSet();
  private boolean afterPlus;

  private DigitRun() {}

  /** The runs that are long enough for a card number. */
  static List<DigitRun> all(String text) {
    var runs = new ArrayList<DigitRun>();
    var run = new DigitRun();
    int gap = 0;
    boolean newGroup = true;
    int before = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int digit = Character.digit(c, 10);
      if (digit >= 0) {
        run.add(digit, i, newGroup, before);
        gap = 0;
        newGroup = false;
      } else if (!run.places.isEmpty() && isInvisible(c)) {
        newGroup |= c == '\r';
      } else if (!run.places.isEmpty() && isSeparator(c) && gap < WIDEST_GAP) {
        gap++;
        newGroup = true;
      } else {
        keep(run, runs);
        run = new DigitRun();
        gap = 0;
        newGroup = true;
      }
      before = digit < 0 && c != '(' ? c : before;
      i += Character.charCount(c);
    }
    keep(run, runs);
    return runs;
  }

  private static void keep(DigitRun run, List<DigitRun> runs) {
    if (run.size() >= Issuers.SHORTEST) {
      runs.add(run);
    }
  }

  private void add(int digit, int place, boolean newGroup, int before) {
    if (places.isEmpty()) {
      afterPlus = before == '+' || before == '\uff0b';
    }
    groupStarts.set(size(), newGroup || places.isEmpty());
    digits.append((char) ('0' + digit));
    places.add(place);
  }

  /** Takes no room between two digits on the screen. */
  private static boolean isInvisible(int c) {
    return c == '\r' || Character.getType(c) == Character.FORMAT;
  }

  private static boolean isSeparator(int c) {
    return c == '.'
        || c == '/'
        || c == '_'
        || c == '\u00b7'
        || c == MINUS
        || Character.getType(c) == Character.DASH_PUNCTUATION
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c);
  }

  int size() {
    return places.size();
  }

  /** As ASCII. */
  CharSequence digits() {
    return digits;
  }

  /** Where in the text the digit with this index stands. */
  int place(int index) {
    return places.get(index);
  }

  /** The index of the first digit of the group after the one of this digit; or the size. */
  int nextGroup(int index) {
    int next = groupStarts.nextSetBit(index + 1);
    return next < 0 ? size() : next;
  }

  /** Whether a group ends before this index. */
  boolean isGroupEnd(int index) {
    return index == size() || groupStarts.get(index);
  }

  /** Whether it begins as a telephone number does in international form. */
  boolean isPhone() {
    return afterPlus || (digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == '0');
  }
}
