package org.strowger.gateway.email.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The headers of one entity, unfolded, their words not decoded. */
public final class MailHeaders {

  private static final Set<String> TRACE =
      Set.of("received", "return-path", "delivered-to", "x-original-to", "x-received");

  private final List<Header> headers = new ArrayList<>();

  /** The fields of a text that has the form of a header, e.g. of a report. */
  public static MailHeaders of(String text) {
    var headers = new MailHeaders();
    for (String field : text.replaceAll("\r?\n[ \t]+", " ").split("\r?\n")) {
      headers.addRaw(MailCharsets.octets(field));
    }
    return headers;
  }

  void add(String name, String value) {
    headers.add(new Header(name.strip().toLowerCase(Locale.ROOT), value.strip(), null));
  }

  /** Reads one raw field: {@code name: value}, folded or not. */
  void addRaw(byte[] raw) {
    boolean told = MailCharsets.strict(raw, "utf-8") != null;
    Header header = header(MailCharsets.decode(raw, null), told ? null : raw);
    if (header != null) {
      headers.add(header);
    }
  }

  /** Raw octets beyond ASCII that are no UTF-8 are taken for the character set of the body. */
  void readAs(String charset) {
    headers.replaceAll(header -> header.foreign == null ? header : read(header, charset));
  }

  private static Header read(Header header, String charset) {
    byte[] raw = header.foreign;
    String text = raw == null ? null : MailCharsets.strict(raw, charset);
    Header read = text == null ? null : header(text, raw);
    return read == null ? header : read;
  }

  private static @Nullable Header header(String field, byte @Nullable [] foreign) {
    int colon = field.indexOf(':');
    return colon <= 0
        ? null
        : new Header(
            field.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            unfold(field.substring(colon + 1)).strip(),
            foreign);
  }

  /** The first header of a name, given in lower case. */
  public @Nullable String first(String name) {
    return headers.stream()
        .filter(header -> header.name.equals(name))
        .map(Header::value)
        .findFirst()
        .orElse(null);
  }

  public String firstOrEmpty(String name) {
    String value = first(name);
    return value == null ? "" : value;
  }

  public List<String> all(String name) {
    return headers.stream().filter(header -> header.name.equals(name)).map(Header::value).toList();
  }

  /** Each header as {@code name:value}, in its order, without those that the way adds. */
  public Stream<String> withoutTrace() {
    return headers.stream()
        .filter(header -> !TRACE.contains(header.name))
        .map(header -> header.name + ":" + header.value);
  }

  public boolean isEmpty() {
    return headers.isEmpty();
  }

  public boolean has(String name) {
    return first(name) != null;
  }

  private static String unfold(String value) {
    return value.replaceAll("\r?\n[ \t]?", " ").replace('\r', ' ').replace('\u0000', ' ');
  }

  /**
   * A field.
   *
   * @param foreign its octets when nobody has said in which character set they are
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
  private record Header(String name, String value, byte @Nullable [] foreign) {}
}
