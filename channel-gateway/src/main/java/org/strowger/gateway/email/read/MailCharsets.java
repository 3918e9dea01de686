package org.strowger.gateway.email.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text from bytes as mails label them, which is often wrongly; never fails. */
final class MailCharsets {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Labels whose bytes are in practice of a larger set than the label says. */
  private static final Map<String, String> LARGER =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
          Map.entry("tis-620", "x-windows-874"));

  private MailCharsets() {}

  /**
   * The text. Without a usable label it is UTF-8 when it can be, else windows-1252. UTF-7, which
   * hides markup, is never interpreted: its bytes are shown as they are.
   */
  static String decode(byte[] bytes, @Nullable String label) {
    Charset charset = label == null ? null : find(label);
    if (charset == null && escapesToJapanese(bytes)) {
      charset = find("iso-2022-jp");
    }
    if (charset == null || charset.equals(StandardCharsets.US_ASCII)) {
      return guess(bytes);
    }
    String strict = strict(bytes, charset);
    if (strict != null) {
      return strict;
    }
    String utf8 = strict(bytes, StandardCharsets.UTF_8);
    return utf8 != null ? utf8 : new String(bytes, charset);
  }

  /** The text when all its octets are of a character set; null when they are not. */
  static @Nullable String strict(byte[] bytes, String label) {
    Charset charset = find(label);
    return charset == null ? null : strict(bytes, charset);
  }

  /** Each character up to U+00FF as one octet. */
  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String guess(byte[] bytes) {
    String utf8 = strict(bytes, StandardCharsets.UTF_8);
    return utf8 != null ? utf8 : new String(bytes, WINDOWS_1252);
  }

  private static @Nullable Charset find(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    try {
      return Charset.forName(LARGER.getOrDefault(name, name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static @Nullable String strict(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean escapesToJapanese(byte[] bytes) {
    for (int i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] == 0x1b && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
        return true;
      }
    }
    return false;
  }
}
