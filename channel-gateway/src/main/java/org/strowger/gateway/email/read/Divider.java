package org.strowger.gateway.email.read;

import java.util.List;
import java.util.regex.Pattern;

/** What mailers write above a quote. It proves nothing by itself: people write such lines too. */
final class Divider {

  private static final int LONGEST = 400;
  private static final int LEAST_HEADERS = 3;
  private static final int MOST_HEADERS = 12;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** Between two rules, or a rule alone. */
  private static final Pattern RULE =
      Pattern.compile("\\s*(?:[-_=*—–]{5,}|[-_=*—–]{2,}\\s*\\S.{0,80}?\\s*[-_=*—–]{2,})\\s*");

  /** A header of an earlier mail, in any language. */
  private static final Pattern HEADER =
      Pattern.compile("\\s*\\*?\\p{L}[\\p{L}\\p{M} .'’-]{0,25}\\*?\\s?[:：]\\*?\\s*\\S.*");

  private static final Pattern DATE =
      Pattern.compile(".*(?:\\b\\d{1,2}[:.h]\\d{2}\\b|\\b\\d{4}\\b|\\d{4}年).*");
  private static final Pattern TIME = Pattern.compile(".*\\b\\d{1,2}[:.h]\\d{2}\\b.*");
  private static final Pattern ADDRESS = Pattern.compile(".*[^\\s@]@[^\\s@].*");

  /** As mailers begin and end it, in the languages they speak. */
  private static final List<Pattern> INTRODUCTIONS =
      List.of(
          introduction("on\\s", "wrote"),
          introduction("am\\s", "schrieb"),
          introduction("le\\s", "(?:a\\s)?écrit"),
          introduction("el\\s", "escribió"),
          introduction("il\\s", "ha\\sscritto"),
          introduction("op\\s", "schreef"),
          introduction("em\\s", "escreveu"),
          introduction("a\\s", "(?:escreveu|va\\sescriure)"),
          introduction("(?:den|on|p[åa])\\s", "skrev"),
          introduction("w?\\s?(?:dniu|dn\\.)\\s", "napisał(?:a|\\(a\\))?"),
          introduction("dne\\s", "napsal(?:a|\\(a\\))?"));

  /** In languages that begin with the day or the name; with a time, since people write so too. */
  private static final List<Pattern> LATE_INTRODUCTIONS =
      List.of(
          introduction("", "kirjoitti"),
          introduction("", "(?:ezt\\s)?írta"),
          introduction("", "(?:написала?|пише|пишет|писала?)"),
          introduction("", "(?:a\\sscris|έγραψε|yazdı|şunu\\syazdı)"),
          introduction("", "(?:写道|寫道|님이\\s작성|כתב/ה|كتب)"));

  /** Where the verb is not known there are a day, a time and an address. */
  private static final Pattern WITH_ADDRESS =
      Pattern.compile(
          "(?=.*\\b\\d{1,2}[:.h]\\d{2}\\b)(?=.*\\d{4}).*<[^\\s<>@]+@[^\\s<>@]+>.{0,40}[:：]\\s*");

  private Divider() {}

  /** The line after what divides here; the same line when nothing does. */
  static int end(String[] lines, int from) {
    int at = from;
    while (at < lines.length) {
      int next = one(lines, at);
      if (next == at) {
        break;
      }
      at = next;
    }
    return at;
  }

  private static int one(String[] lines, int at) {
    if (matches(RULE, lines[at])) {
      return at + 1;
    }
    if (isIntroduction(lines[at])) {
      return at + 1;
    }
    return isBrokenIntroduction(lines, at) ? at + 2 : headers(lines, at);
  }

  /** Some headers, one of which names an address or a time. */
  private static int headers(String[] lines, int from) {
    int to = from;
    boolean told = false;
    while (to < lines.length && to - from < MOST_HEADERS && isHeader(lines[to])) {
      told |= matches(DATE, lines[to]) || matches(ADDRESS, lines[to]);
      to++;
    }
    return told && to - from >= LEAST_HEADERS ? to : from;
  }

  static boolean isHeader(String line) {
    return matches(HEADER, line);
  }

  /** The first line of an introduction that ends in this line; -1 when none does. */
  static int introduction(String[] lines, int last) {
    if (isIntroduction(lines[last])) {
      return last;
    }
    return last > 0 && isBrokenIntroduction(lines, last - 1) ? last - 1 : -1;
  }

  static boolean isIntroduction(String line) {
    String text = line.strip();
    return (text.endsWith(":") || text.endsWith("：") || text.endsWith("。"))
        && matches(DATE, text)
        && (matches(WITH_ADDRESS, text)
            || INTRODUCTIONS.stream().anyMatch(pattern -> matches(pattern, text))
            || (matches(TIME, text)
                && LATE_INTRODUCTIONS.stream().anyMatch(pattern -> matches(pattern, text))));
  }

  /** In two lines, of which the first has the time: the one above may be the sender's. */
  private static boolean isBrokenIntroduction(String[] lines, int at) {
    return at + 1 < lines.length
        && matches(DATE, lines[at])
        && !isIntroduction(lines[at + 1])
        && isIntroduction(lines[at].strip() + " " + lines[at + 1].strip());
  }

  private static boolean matches(Pattern pattern, String line) {
    return line.length() <= LONGEST && pattern.matcher(line).matches();
  }

  private static Pattern introduction(String start, String verb) {
    return Pattern.compile(
        "\\s?" + start + ".{5,300}?\\s?" + verb + "(?:\\s.{0,100})?\\s?[:：]\\s*", FLAGS);
  }
}
