package org.strowger.gateway.email.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a mail as it was sent. */
public final class MailPart {

  private final MailHeaders headers;
  private final byte[] content;
  private final List<MailPart> parts;
  private @Nullable HeaderParameters type;
  private @Nullable HeaderParameters disposition;

  /**
   * @param content decoded from its transfer encoding; of a container what stands before its first
   *     part
   * @param parts of a container, in their order
   */
  MailPart(MailHeaders headers, byte[] content, List<MailPart> parts) {
    this.headers = headers;
    this.content = content;
    this.parts = List.copyOf(parts);
  }

  /** Raw octets in its headers, and in those of its parts, are in this character set. */
  void readHeadersAs(String charset) {
    headers.readAs(charset);
    type = null;
    disposition = null;
    parts.forEach(part -> part.readHeadersAs(charset));
  }

  MailHeaders headers() {
    return headers;
  }

  byte[] content() {
    return content;
  }

  List<MailPart> parts() {
    return parts;
  }

  /** The first of its parts; null when it has none. */
  public @Nullable MailPart first() {
    return parts.isEmpty() ? null : parts.getFirst();
  }

  /** What the sender says that it is; plain text when he says nothing. */
  public HeaderParameters type() {
    HeaderParameters read = type;
    if (read == null) {
      String given = headers.first("content-type");
      read = HeaderParameters.parse(given == null ? "text/plain" : given);
      type = read;
    }
    return read;
  }

  HeaderParameters disposition() {
    HeaderParameters read = disposition;
    if (read == null) {
      read = HeaderParameters.parse(headers.firstOrEmpty("content-disposition"));
      disposition = read;
    }
    return read;
  }

  /** The content as text of a transport, where each octet is a character. */
  public String octets() {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  String text() {
    return MailCharsets.decode(content, type().get("charset"));
  }

  /** All parts that have none themselves, in their order. */
  public Stream<MailPart> leaves() {
    return parts.isEmpty() ? Stream.of(this) : parts.stream().flatMap(MailPart::leaves);
  }
}
