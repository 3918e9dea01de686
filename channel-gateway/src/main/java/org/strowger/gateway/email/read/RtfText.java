package org.strowger.gateway.email.read;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** The words of RTF, in which Outlook writes; its fonts, pictures and hidden tags are left out. */
final class RtfText {

  private static final Charset LATIN = Charset.forName("windows-1252");
  private static final int LONGEST_WORD = 32;

  /** Groups that no reader sees. */
  private static final Set<String> UNSEEN =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "header",
          "footer",
          "headerl",
          "headerr",
          "footerl",
          "footerr",
          "themedata",
          "datastore",
          "listtable");

  private final String rtf;
  private final StringBuilder text = new StringBuilder();
  private final Deque<Group> groups = new ArrayDeque<>();
  private Group group = new Group(false, 1);
  private int at;
  private int replaced; // what stands for a character where it is not known

  private RtfText(String rtf) {
    this.rtf = rtf;
  }

  static String of(String rtf) {
    var reader = new RtfText(rtf);
    reader.run();
    return reader.text.toString();
  }

  private void run() {
    while (at < rtf.length()) {
      char c = rtf.charAt(at++);
      switch (c) {
        case '{' -> groups.push(group);
        case '}' -> group = groups.isEmpty() ? group : groups.pop();
        case '\\' -> control();
        case '\r', '\n' -> {}
        default -> append(c);
      }
    }
  }

  private void control() {
    if (at >= rtf.length()) {
      return;
    }
    char c = rtf.charAt(at);
    if (!Character.isLetter(c)) {
      at++;
      symbol(c);
      return;
    }
    int from = at;
    while (at < rtf.length() && at - from < LONGEST_WORD && Character.isLetter(rtf.charAt(at))) {
      at++;
    }
    String word = rtf.substring(from, at);
    int number = number();
    at += at < rtf.length() && rtf.charAt(at) == ' ' ? 1 : 0;
    word(word, number);
  }

  private void symbol(char c) {
    switch (c) {
      case '\'' -> {
        int octet = EncodedWords.hex(rtf, at);
        at = Math.min(rtf.length(), at + 2);
        if (octet >= 0) {
          append(new String(new byte[] {(byte) octet}, LATIN).charAt(0));
        }
      }
      case '*' -> group = new Group(true, group.replacing);
      case '~' -> append(' ');
      case '_' -> append('-');
      case '\r', '\n' -> append('\n');
      case '\\', '{', '}' -> append(c);
      default -> {}
    }
  }

  private void word(String word, int number) {
    switch (word) {
      case "par", "line", "row", "page", "sect" -> append('\n');
      case "tab", "cell" -> append('\t');
      case "emdash" -> append('—');
      case "endash" -> append('–');
      case "bullet" -> append('•');
      case "lquote" -> append('‘');
      case "rquote" -> append('’');
      case "ldblquote" -> append('“');
      case "rdblquote" -> append('”');
      case "u" -> {
        append((char) number);
        replaced = group.replacing;
      }
      case "uc" -> group = new Group(group.unseen, Math.clamp(number, 0, 8));
      case "bin" -> at = (int) Math.min(rtf.length(), (long) at + Math.max(0, number));
      default -> {
        if (UNSEEN.contains(word)) {
          group = new Group(true, group.replacing);
        }
      }
    }
  }

  /** The number of a control word; 0 when it has none. */
  private int number() {
    int from = at;
    at += at < rtf.length() && rtf.charAt(at) == '-' ? 1 : 0;
    while (at < rtf.length() && at - from < 9 && Character.isDigit(rtf.charAt(at))) {
      at++;
    }
    String number = rtf.substring(from, at);
    return number.isEmpty() || number.equals("-") ? 0 : Integer.parseInt(number);
  }

  private void append(char c) {
    if (replaced > 0) {
      replaced--;
    } else if (!group.unseen) {
      text.append(c);
    }
  }

  /**
   * What holds until a brace closes.
   *
   * @param replacing how many characters stand for one that is not known everywhere
   */
  private record Group(boolean unseen, int replacing) {}
}
