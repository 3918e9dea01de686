package org.strowger.gateway.email.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a mail as it was sent.
 *
 * @param content decoded from its transfer encoding; of a container what stands before its first
 *     part
 * @param parts of a container, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
public record MailPart(MailHeaders headers, byte[] content, List<MailPart> parts) {

  public MailPart {
    parts = List.copyOf(parts);
  }

  /** What the sender says that it is; plain text when he says nothing. */
  public HeaderParameters type() {
    String type = headers.first("content-type");
    return HeaderParameters.parse(type == null ? "text/plain" : type);
  }

  HeaderParameters disposition() {
    return HeaderParameters.parse(headers.firstOrEmpty("content-disposition"));
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
