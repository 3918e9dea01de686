package org.strowger.gateway.email;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.customer.KnownBy;
import org.strowger.gateway.email.read.EncodedWords;
import org.strowger.gateway.text.PlainText;

/**
 * One address of a header.
 *
 * @param address in lower case: mail systems compare it so
 * @param name shown beside it; null when none was
 */
public record MailAddress(String address, @Nullable String name) {

  private static final int MOST = 500;

  /** The usable addresses of a header that was not decoded yet; others are left out. */
  static List<MailAddress> parseAll(String header) {
    var all = new ArrayList<MailAddress>();
    for (String one : split(header)) {
      MailAddress parsed = parse(one);
      if (parsed != null && all.size() < MOST) {
        all.add(parsed);
      }
    }
    return all;
  }

  /** By what a customer with this address is known. */
  Identity identity() {
    return new Identity(KnownBy.EMAIL, address, name);
  }

  /** An address without its plus part. */
  String withoutDetail() {
    int plus = address.indexOf('+');
    int at = address.lastIndexOf('@');
    return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
  }

  /** The address when it is one that mail can be sent to; null otherwise. */
  static @Nullable String usable(String text) {
    return KnownBy.address(text).orElse(null);
  }

  private static @Nullable MailAddress parse(String text) {
    int open = text.lastIndexOf('<');
    int close = text.indexOf('>', Math.max(open, 0));
    String bare = open >= 0 && close > open ? text.substring(open + 1, close) : text;
    String address = usable(withoutComments(bare));
    if (address == null) {
      return null;
    }
    String name = open > 0 ? unquoted(text.substring(0, open).strip()) : "";
    String shown = PlainText.line(EncodedWords.decode(name));
    return new MailAddress(address, shown.isEmpty() ? null : shown);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted
        ? text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
        : text;
  }

  private static String withoutComments(String text) {
    var kept = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && depth > 0) {
        depth--;
      } else if (depth == 0) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** At commas and semicolons outside of quotes and angle brackets. */
  private static List<String> split(String header) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    boolean quoted = false;
    boolean angle = false;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '\\' && quoted && i + 1 < header.length()) {
        part.append(c).append(header.charAt(++i));
        continue;
      }
      quoted ^= c == '"' && !angle;
      angle = !quoted && (c == '<' || (angle && c != '>'));
      if ((c == ',' || c == ';') && !quoted && !angle) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
