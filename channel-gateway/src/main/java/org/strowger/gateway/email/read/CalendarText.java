package org.strowger.gateway.email.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.gateway.text.PlainText;

/** What an iCalendar object (RFC 5545) tells a person: when, what, where. */
final class CalendarText {

  private static final int MOST_EVENTS = 20;
  private static final Pattern TIME =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})\\d{2}(Z?))?");

  private final List<String> shown = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private String kind = "Appointment";
  private String from = "";
  private String to = "";
  private String answer = "";
  private int depth;
  private int events;

  private CalendarText() {}

  /** Its times and words; empty when it has none. */
  static String of(String calendar) {
    var reader = new CalendarText();
    for (String line : calendar.replaceAll("\r?\n[ \t]", "").split("\r?\n|\r")) {
      reader.take(line);
    }
    return String.join("\n", reader.shown);
  }

  private void take(String line) {
    int colon = colon(line);
    if (colon <= 0 || events >= MOST_EVENTS) {
      return;
    }
    var property = HeaderParameters.parse(line.substring(0, colon));
    String value = line.substring(colon + 1).strip();
    switch (property.value()) {
      case "method" -> kind = kind(value.toUpperCase(Locale.ROOT));
      case "begin" -> depth += isEvent(value) || depth > 0 ? 1 : 0;
      case "end" -> end();
      default -> {
        if (depth == 1) {
          tell(property, value);
        }
      }
    }
  }

  private void tell(HeaderParameters property, String value) {
    switch (property.value()) {
      case "summary", "location", "description" -> add(value);
      case "dtstart" -> from = time(value, property);
      case "dtend", "due" -> to = time(value, property);
      case "rrule" -> words.add("[Repeated: " + PlainText.line(value) + "]");
      case "attendee" -> {
        String said = property.get("partstat");
        answer = said == null ? answer : ", " + PlainText.line(said).toLowerCase(Locale.ROOT);
      }
      default -> {}
    }
  }

  private void add(String value) {
    String text = PlainText.body(unescaped(value)).strip();
    if (!text.isEmpty()) {
      words.add(text);
    }
  }

  private void end() {
    if (depth == 1) {
      String said = kind.startsWith("Answer") ? answer : "";
      String when = when();
      shown.add("[" + kind + said + (when.isEmpty() ? "" : ": " + when) + "]");
      shown.addAll(words);
      words.clear();
      from = "";
      to = "";
      answer = "";
      events++;
    }
    depth = Math.max(0, depth - 1);
  }

  private String when() {
    if (to.isEmpty()) {
      return from;
    }
    return from.isEmpty() ? "until " + to : from + " – " + to;
  }

  private static boolean isEvent(String component) {
    return component.equalsIgnoreCase("VEVENT")
        || component.equalsIgnoreCase("VTODO")
        || component.equalsIgnoreCase("VJOURNAL");
  }

  private static String kind(String method) {
    return switch (method) {
      case "REQUEST" -> "Invitation";
      case "CANCEL" -> "Cancelled appointment";
      case "REPLY" -> "Answer to an invitation";
      case "COUNTER" -> "Another time for an appointment";
      default -> "Appointment";
    };
  }

  /** As it is written, with its zone: nobody here knows where the reader is. */
  private static String time(String value, HeaderParameters property) {
    Matcher time = TIME.matcher(value);
    if (!time.matches()) {
      return PlainText.line(value);
    }
    String day = time.group(1) + "-" + time.group(2) + "-" + time.group(3);
    if (time.group(4) == null) {
      return day;
    }
    String zone = property.get("tzid");
    String where = "Z".equals(time.group(6)) ? "UTC" : zone == null ? "" : PlainText.line(zone);
    return (day + " " + time.group(4) + ":" + time.group(5) + " " + where).stripTrailing();
  }

  /** The first colon outside of quotes. */
  private static int colon(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (c == ':' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private static String unescaped(String value) {
    var text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char next = value.charAt(++i);
        text.append(next == 'n' || next == 'N' ? '\n' : next);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
