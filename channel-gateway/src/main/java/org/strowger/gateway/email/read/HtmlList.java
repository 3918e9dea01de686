package org.strowger.gateway.email.read;

import org.jsoup.nodes.Element;

/** A list whose items are counted as they are read. */
final class HtmlList {

  private static final int DEEPEST_INDENT = 5;

  private final String indent;
  private final boolean numbered;
  private final int step;
  private int number;

  private HtmlList(String indent, boolean numbered, int first, int step) {
    this.indent = indent;
    this.numbered = numbered;
    this.number = first;
    this.step = step;
  }

  /**
   * @param depth how many lists it is in
   */
  static HtmlList of(Element list, int depth) {
    String start = list.attr("start").strip();
    boolean told = start.matches("-?\\d{1,6}");
    boolean reversed = list.hasAttr("reversed");
    int items = reversed && !told ? list.childrenSize() : 1;
    return new HtmlList(
        "  ".repeat(Math.min(depth, DEEPEST_INDENT)),
        list.nameIs("ol"),
        told ? Integer.parseInt(start) : items,
        reversed ? -1 : 1);
  }

  /** What stands before the next item. */
  String next() {
    int now = number;
    number += step;
    return indent + (numbered ? now + ". " : "- ");
  }
}
