package org.strowger.gateway.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The headers of one entity, unfolded, not decoded. */
final class MailHeaders {

  private static final Set<String> TRACE =
      Set.of("received", "return-path", "delivered-to", "x-original-to", "x-received");

  private final List<Header> headers = new ArrayList<>();

  void add(String name, String value) {
    headers.add(new Header(name.strip().toLowerCase(Locale.ROOT), value.strip()));
  }

  /** Reads one raw field: {@code name: value}, folded or not. */
  void addRaw(byte[] raw) {
    String field = MailCharsets.decode(raw, null);
    int colon = field.indexOf(':');
    if (colon > 0) {
      add(field.substring(0, colon), unfold(field.substring(colon + 1)));
    }
  }

  @Nullable String first(String name) {
    return headers.stream()
        .filter(header -> header.name.equals(name))
        .map(Header::value)
        .findFirst()
        .orElse(null);
  }

  String firstOrEmpty(String name) {
    String value = first(name);
    return value == null ? "" : value;
  }

  List<String> all(String name) {
    return headers.stream().filter(header -> header.name.equals(name)).map(Header::value).toList();
  }

  /** Each header as {@code name:value}, in its order, without those that the way adds. */
  Stream<String> withoutTrace() {
    return headers.stream()
        .filter(header -> !TRACE.contains(header.name))
        .map(header -> header.name + ":" + header.value);
  }

  boolean isEmpty() {
    return headers.isEmpty();
  }

  boolean has(String name) {
    return first(name) != null;
  }

  private static String unfold(String value) {
    return value.replaceAll("\r?\n[ \t]?", " ").replace('\r', ' ').replace('\u0000', ' ');
  }

  private record Header(String name, String value) {}
}
