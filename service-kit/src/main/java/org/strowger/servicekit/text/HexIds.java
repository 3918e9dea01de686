package org.strowger.servicekit.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Ids that programs draw at random: UUIDs and digests in hexadecimal. One in some thousands has a
 * row of digits that passes for a card number; a letter among them tells that it is none.
 */
final class HexIds {

  private static final Pattern ID =
      Pattern.compile(
          "(?i)(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
              + "|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})(?![0-9a-z])");

  private HexIds() {}

  /** Those of a text. */
  static List<Span> all(String text) {
    return ID.matcher(text)
        .results()
        .filter(id -> id.group().chars().anyMatch(Character::isLetter))
        .map(id -> new Span(id.start(), id.end()))
        .toList();
  }
}
