package org.strowger.gateway.email;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Takes a mail apart into its leaves; tolerant of broken structure, strict about its limits. */
final class MimeReader {

  static final int MOST_PARTS = 200;
  static final int DEEPEST = 20;

  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderCount(1_000)
          .setMaxHeaderLen(256 * 1024)
          .setMaxContentLen(-1)
          .build();

  private final MailHeaders top = new MailHeaders();
  private final List<Part> parts = new ArrayList<>();
  private final Deque<String> containers = new ArrayDeque<>();
  private MailHeaders current = top;
  private int entities;
  private boolean broken;

  private MimeReader() {}

  static Mail read(byte[] raw) throws RefusedMailException {
    var reader = new MimeReader();
    reader.walk(raw);
    return new Mail(reader.top, List.copyOf(reader.parts), reader.broken);
  }

  private void walk(byte[] raw) throws RefusedMailException {
    var stream = new MimeTokenStream(CONFIG, DecodeMonitor.SILENT, null, null);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(new ByteArrayInputStream(raw));
    try {
      for (var state = stream.getState();
          state != EntityState.T_END_OF_STREAM;
          state = stream.next()) {
        take(state, stream);
      }
    } catch (MaxHeaderLimitException | MaxHeaderLengthLimitException e) {
      throw new RefusedMailException("Expected fewer or shorter headers");
    } catch (MimeIOException e) {
      if (e.getCause() instanceof MaxHeaderLimitException
          || e.getCause() instanceof MaxHeaderLengthLimitException) {
        throw new RefusedMailException("Expected fewer or shorter headers");
      }
      broken = true;
    } catch (MimeException | IOException e) {
      broken = true;
    }
  }

  private void take(EntityState state, MimeTokenStream stream)
      throws RefusedMailException, IOException {
    switch (state) {
      case T_START_HEADER -> {
        current = entities == 0 ? top : new MailHeaders();
        if (entities++ > MOST_PARTS) {
          throw new RefusedMailException("Expected at most " + MOST_PARTS + " parts");
        }
      }
      case T_FIELD -> {
        var field = stream.getField();
        var bytes = field.getRaw();
        if (bytes == null) {
          current.add(field.getName(), field.getBody());
        } else {
          current.addRaw(bytes.toByteArray());
        }
      }
      case T_START_MULTIPART -> {
        containers.push(stream.getBodyDescriptor().getMimeType());
        if (containers.size() > DEEPEST) {
          throw new RefusedMailException("Expected at most " + DEEPEST + " nested parts");
        }
      }
      case T_END_MULTIPART -> containers.pop();
      case T_BODY -> addPart(stream.getDecodedInputStream());
      default -> {}
    }
  }

  private void addPart(InputStream content) {
    var bytes = new ByteArrayOutputStream();
    try {
      content.transferTo(bytes);
    } catch (IOException e) {
      broken = true;
    }
    String type = current.first("content-type");
    parts.add(
        new Part(
            HeaderParameters.parse(type == null ? "text/plain" : type),
            HeaderParameters.parse(current.firstOrEmpty("content-disposition")),
            current,
            bytes.toByteArray()));
  }

  /**
   * A mail in its leaves.
   *
   * @param broken when something could not be read as it says it is
   */
  record Mail(MailHeaders headers, List<Part> parts, boolean broken) {}

  /**
   * A leaf.
   *
   * @param content decoded from its transfer encoding
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
  record Part(
      HeaderParameters type, HeaderParameters disposition, MailHeaders headers, byte[] content) {

    boolean is(String mimeType) {
      return type.value().equals(mimeType);
    }

    boolean inline() {
      return !disposition.value().equals("attachment")
          && disposition.get("filename") == null
          && type.get("name") == null;
    }

    String text() {
      return MailCharsets.decode(content, type.get("charset"));
    }
  }
}
