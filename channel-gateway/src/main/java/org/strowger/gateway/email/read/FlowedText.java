package org.strowger.gateway.email.read;

/** Lines that a mailer broke and a reader sees whole: {@code format=flowed} (RFC 3676). */
final class FlowedText {

  private FlowedText() {}

  /** The text with its soft line ends joined; as it is when it has none. */
  static String of(String text, HeaderParameters type) {
    if (!"flowed".equalsIgnoreCase(type.get("format"))) {
      return text;
    }
    boolean deletesSpace = "yes".equalsIgnoreCase(type.get("delsp"));
    var joined = new StringBuilder(text.length());
    int before = -1; // how deep the line is quoted that goes on; -1 when none does
    for (String line : text.split("\n", -1)) {
      int depth = depth(line);
      String content = line.substring(depth);
      String words = content.startsWith(" ") ? content.substring(1) : content;
      boolean soft = words.endsWith(" ") && !words.equals("-- ");
      if (before >= 0 && (before != depth || words.equals("-- "))) {
        joined.append('\n'); // a paragraph never goes on at another depth
        before = -1;
      }
      if (before < 0) {
        joined.append(">".repeat(depth)).append(depth > 0 ? " " : stuffing(words));
      }
      joined.append(soft && deletesSpace ? words.substring(0, words.length() - 1) : words);
      joined.append(soft ? "" : "\n");
      before = soft ? depth : -1;
    }
    return joined.toString();
  }

  /** The sender's own line that starts like a quote keeps its space, which says so. */
  private static String stuffing(String words) {
    return words.startsWith(">") ? " " : "";
  }

  private static int depth(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    return depth;
  }
}
