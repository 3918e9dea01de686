package org.strowger.gateway.email.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RFC 2047: words like {@code =?utf-8?Q?Gr=C3=BC=C3=9Fe?=} in headers. */
public final class EncodedWords {

  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s]{1,60})\\?([BbQq])\\?([^?]*)\\?=");

  /** Of a word of at most 75 characters, which is what RFC 2047 allows. */
  private static final int MOST_OCTETS = 45;

  private EncodedWords() {}

  /**
   * The decoded text. Neighbouring words of one character set are joined before they are decoded,
   * since mailers split them inside a character.
   */
  public static String decode(String text) {
    Matcher matcher = WORD.matcher(text);
    var decoded = new StringBuilder();
    var pending = new ByteArrayOutputStream();
    String pendingCharset = null;
    int end = 0;
    while (matcher.find()) {
      String between = text.substring(end, matcher.start());
      String charset = charset(matcher.group(1));
      boolean joins = pendingCharset != null && between.isBlank();
      if (!joins || !charset.equalsIgnoreCase(pendingCharset)) {
        flush(pending, pendingCharset, decoded);
        decoded.append(joins ? "" : between);
      }
      pendingCharset = charset;
      pending.writeBytes(bytes(matcher.group(2), matcher.group(3)));
      end = matcher.end();
    }
    flush(pending, pendingCharset, decoded);
    return decoded.append(text, end, text.length()).toString();
  }

  /**
   * The text as a header can carry it, folded; as it is when it is ASCII. No character is split
   * over two words.
   */
  public static String encode(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 127) && !text.contains("=?")) {
      return text;
    }
    var encoded = new StringBuilder();
    var chunk = new StringBuilder();
    int octets = 0;
    for (int point : text.codePoints().toArray()) {
      String character = Character.toString(point);
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > MOST_OCTETS) {
        append(chunk, encoded);
        octets = 0;
      }
      chunk.append(character);
      octets += length;
    }
    append(chunk, encoded);
    return encoded.toString();
  }

  private static void append(StringBuilder chunk, StringBuilder encoded) {
    if (!chunk.isEmpty()) {
      byte[] octets = chunk.toString().getBytes(StandardCharsets.UTF_8);
      encoded.append(encoded.isEmpty() ? "" : "\n ").append("=?UTF-8?B?");
      encoded.append(Base64.getEncoder().encodeToString(octets)).append("?=");
      chunk.setLength(0);
    }
  }

  private static void flush(
      ByteArrayOutputStream pending, @Nullable String charset, StringBuilder decoded) {
    decoded.append(MailCharsets.decode(pending.toByteArray(), charset));
    pending.reset();
  }

  /** RFC 2231 allows a language after a star. */
  private static String charset(String label) {
    int star = label.indexOf('*');
    return star < 0 ? label : label.substring(0, star);
  }

  private static byte[] bytes(String encoding, String text) {
    return encoding.equalsIgnoreCase("B") ? base64(text) : quoted(text);
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private static byte[] quoted(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c == '=' ? hex(text, i + 1) : -1;
      if (value >= 0) {
        bytes.write(value);
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(c == '_' ? ' ' : c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** The byte of two hexadecimal digits; -1 when there are none. */
  static int hex(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
