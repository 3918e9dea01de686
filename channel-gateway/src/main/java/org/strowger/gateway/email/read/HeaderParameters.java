package org.strowger.gateway.email.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A header of the form {@code value; name=value; …}, tolerant of what mailers write, with RFC 2231
 * continuations and character sets.
 *
 * @param value before the first semicolon, in lower case
 * @param parameters by lower-case name
 */
public record HeaderParameters(String value, Map<String, String> parameters) {

  private static final int MOST_PARAMETERS = 100;

  /** Reads a header that was not decoded yet. */
  public static HeaderParameters parse(String text) {
    int end = text.indexOf(';');
    String value = (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    var raw = new LinkedHashMap<String, String>();
    int at = end < 0 ? text.length() : end + 1;
    while (at < text.length() && raw.size() < MOST_PARAMETERS) {
      at = readOne(text, at, raw);
    }
    return new HeaderParameters(value, joined(raw));
  }

  /** A parameter, decoded; null when there is none. */
  public @Nullable String get(String name) {
    return parameters.get(name);
  }

  private static int readOne(String text, int from, Map<String, String> raw) {
    int equals = from;
    while (equals < text.length() && text.charAt(equals) != '=') {
      if (text.charAt(equals) == ';') {
        return equals + 1;
      }
      equals++;
    }
    if (equals == text.length()) {
      return equals;
    }
    String name = text.substring(from, equals).strip().toLowerCase(Locale.ROOT);
    int at = equals + 1;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    var value = new StringBuilder();
    at =
        at < text.length() && text.charAt(at) == '"'
            ? quoted(text, at + 1, value)
            : bare(text, at, value);
    raw.putIfAbsent(name, value.toString());
    int next = text.indexOf(';', at);
    return next < 0 ? text.length() : next + 1;
  }

  private static int quoted(String text, int from, StringBuilder value) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && escapable(text, at + 1)) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    return Math.min(at + 1, text.length());
  }

  /** Only these: file names with bare backslashes are common. */
  private static boolean escapable(String text, int at) {
    return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\\');
  }

  private static int bare(String text, int from, StringBuilder value) {
    int end = text.indexOf(';', from);
    int to = end < 0 ? text.length() : end;
    value.append(text.substring(from, to).strip());
    return to;
  }

  /** Joins {@code name*0*}, {@code name*1} and decodes {@code name*}. */
  private static Map<String, String> joined(Map<String, String> raw) {
    var parameters = new LinkedHashMap<String, String>();
    var pieces = new LinkedHashMap<String, TreeMap<Integer, Piece>>();
    raw.forEach(
        (name, value) -> {
          int star = name.indexOf('*');
          if (star < 0) {
            parameters.putIfAbsent(name, EncodedWords.decode(value));
          } else {
            boolean encoded = name.endsWith("*");
            String number = name.substring(star + 1).replace("*", "");
            pieces
                .computeIfAbsent(name.substring(0, star), _ -> new TreeMap<>())
                .put(index(number), new Piece(value, encoded));
          }
        });
    pieces.forEach((name, all) -> parameters.put(name, decode(all)));
    return Map.copyOf(parameters);
  }

  private static int index(String number) {
    return number.length() <= 3 && !number.isEmpty() && number.chars().allMatch(Character::isDigit)
        ? Integer.parseInt(number)
        : 0;
  }

  private static String decode(TreeMap<Integer, Piece> pieces) {
    var bytes = new ByteArrayOutputStream();
    String charset = null;
    boolean first = true;
    for (Piece piece : pieces.values()) {
      String value = piece.value;
      if (first && piece.encoded) {
        String[] parts = value.split("'", 3);
        if (parts.length == 3) {
          charset = parts[0];
          value = parts[2];
        }
      }
      first = false;
      append(value, piece.encoded, bytes);
    }
    return MailCharsets.decode(bytes.toByteArray(), charset);
  }

  private static void append(String value, boolean encoded, ByteArrayOutputStream bytes) {
    for (int i = 0; i < value.length(); i++) {
      int octet = encoded && value.charAt(i) == '%' ? EncodedWords.hex(value, i + 1) : -1;
      if (octet >= 0) {
        bytes.write(octet);
        i += 2;
      } else {
        bytes.writeBytes(value.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private record Piece(String value, boolean encoded) {}
}
