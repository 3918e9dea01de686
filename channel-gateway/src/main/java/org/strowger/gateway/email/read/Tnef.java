package org.strowger.gateway.email.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIRtfAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.jspecify.annotations.Nullable;

/**
 * What Outlook packs into one part, {@code winmail.dat}: the text and the files.
 *
 * @param html empty when there is none
 */
record Tnef(String text, String html, List<File> files) {

  private static final int MOST_FILES = 100;

  /** Empty when it cannot be read. */
  static Optional<Tnef> unpack(byte[] content) {
    try {
      var message = new HMEFMessage(new ByteArrayInputStream(content));
      var tnef = new Tnef(text(message), html(message), files(message));
      return tnef.isEmpty() ? Optional.empty() : Optional.of(tnef);
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // the library says by many exceptions that it is none
    }
  }

  private boolean isEmpty() {
    return text.isBlank() && html.isBlank() && files.isEmpty();
  }

  private static String text(HMEFMessage message) {
    TNEFAttribute plain = message.getMessageAttribute(TNEFProperty.ID_BODY);
    String body = plain == null ? "" : text(plain.getData(), codePage(message));
    if (!body.isBlank()) {
      return body;
    }
    if (message.getMessageMAPIAttribute(MAPIProperty.BODY) instanceof MAPIStringAttribute words
        && !words.getDataString().isBlank()) {
      return words.getDataString();
    }
    return message.getMessageMAPIAttribute(MAPIProperty.RTF_COMPRESSED)
            instanceof MAPIRtfAttribute rtf
        ? RtfText.of(rtf.getDataString())
        : "";
  }

  /** The library takes this text for UTF-16, which it never is. */
  private static String text(byte[] octets, @Nullable String charset) {
    return MailCharsets.decode(octets, charset).replaceFirst("\\x00+$", "");
  }

  private static @Nullable String codePage(HMEFMessage message) {
    TNEFAttribute page = message.getMessageAttribute(TNEFProperty.ID_OEMCODEPAGE);
    return page == null || page.getData().length < Integer.BYTES
        ? null
        : "cp" + ByteBuffer.wrap(page.getData()).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  private static String html(HMEFMessage message) {
    MAPIAttribute html = message.getMessageMAPIAttribute(MAPIProperty.BODY_HTML);
    if (html instanceof MAPIStringAttribute text) {
      return text.getDataString();
    }
    return html == null ? "" : MailCharsets.decode(html.getData(), null);
  }

  private static List<File> files(HMEFMessage message) {
    var files = new ArrayList<File>();
    for (Attachment each : message.getAttachments()) {
      if (files.size() < MOST_FILES) {
        String longName = each.getLongFilename();
        String name = longName == null ? each.getFilename() : longName;
        files.add(new File(name == null ? "" : name, content(each)));
      }
    }
    return List.copyOf(files);
  }

  private static byte[] content(Attachment file) {
    try {
      return file.getContents();
    } catch (IllegalArgumentException e) {
      return "".getBytes(StandardCharsets.US_ASCII); // it has none
    }
  }

  /** A file in it. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
  record File(String name, byte[] content) {}
}
