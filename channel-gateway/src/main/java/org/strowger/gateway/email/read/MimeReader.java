package org.strowger.gateway.email.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** Takes a mail apart into its parts; tolerant of broken structure, strict about its limits. */
public final class MimeReader {

  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderCount(1_000)
          .setMaxHeaderLen(256 * 1024)
          .setMaxContentLen(-1)
          .build();

  private static final Pattern IN_PIECES = Pattern.compile("boundary\\*", Pattern.CASE_INSENSITIVE);

  private final MailHeaders top = new MailHeaders();
  private final Deque<Container> open = new ArrayDeque<>();
  private final PartLimits limits;
  private MailHeaders current = top;
  private @Nullable MailPart root;
  private boolean started;

  private MimeReader(PartLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a mail.
   *
   * @throws RefusedMailException when it is beyond a limit
   */
  public static Mail read(byte[] raw) throws RefusedMailException {
    return read(raw, new PartLimits());
  }

  static Mail read(byte[] raw, PartLimits limits) throws RefusedMailException {
    var reader = new MimeReader(limits);
    reader.walk(raw);
    return reader.mail(raw);
  }

  private Mail mail(byte[] raw) {
    while (!open.isEmpty()) {
      close(); // the mail ended before its parts did
    }
    MailPart whole = root == null ? new MailPart(top, new byte[0], List.of()) : root;
    whole
        .leaves()
        .flatMap(part -> Stream.ofNullable(part.type().get("charset")))
        .filter(charset -> !charset.equalsIgnoreCase("us-ascii"))
        .findFirst()
        .ifPresent(whole::readHeadersAs);
    return new Mail(top, whole, raw, limits);
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
      // what was read until here is shown
    } catch (MimeException | IOException e) {
      // what was read until here is shown
    }
  }

  private void take(EntityState state, MimeTokenStream stream)
      throws RefusedMailException, IOException {
    switch (state) {
      case T_START_HEADER -> {
        current = started ? new MailHeaders() : top;
        started = true;
        limits.onePart();
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
        open.push(new Container(current));
        limits.oneDeeper();
      }
      case T_PREAMBLE -> open.element().preamble = bytes(stream.getInputStream());
      case T_END_MULTIPART -> close();
      case T_BODY -> {
        byte[] content = bytes(stream.getDecodedInputStream());
        add(opened(new MailPart(current, content, List.of())));
      }
      default -> {}
    }
  }

  /** The parser knows no boundary that is given in pieces (RFC 2231). */
  private MailPart opened(MailPart part) throws RefusedMailException {
    HeaderParameters type = part.type();
    String boundary = type.get("boundary");
    boolean inPieces =
        boundary != null
            && type.value().startsWith("multipart/")
            && IN_PIECES.matcher(part.headers().firstOrEmpty("content-type")).find();
    if (!inPieces) {
      return part;
    }
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(
        MailCharsets.octets(
            "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n"));
    whole.writeBytes(part.content());
    MailPart inner = read(whole.toByteArray(), limits).root();
    return new MailPart(part.headers(), inner.content(), inner.parts());
  }

  private void close() {
    Container ended = open.pop();
    limits.oneUp();
    add(new MailPart(ended.headers, ended.preamble, ended.parts));
  }

  private void add(MailPart part) {
    Container around = open.peek();
    if (around != null) {
      around.parts.add(part);
    } else if (root == null) {
      root = part;
    }
  }

  /** As much as can be decoded. */
  private static byte[] bytes(InputStream content) {
    var bytes = new ByteArrayOutputStream();
    try {
      content.transferTo(bytes);
    } catch (IOException e) {
      // the rest is not what it says it is
    }
    return bytes.toByteArray();
  }

  /** Parts that are being read. */
  private static final class Container {

    private final MailHeaders headers;
    private final List<MailPart> parts = new ArrayList<>();
    private byte[] preamble = {};

    Container(MailHeaders headers) {
      this.headers = headers;
    }
  }

  /**
   * A mail in its parts.
   *
   * @param raw as it was sent
   * @param limits what of the limits is left for mails inside of it
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
  public record Mail(MailHeaders headers, MailPart root, byte[] raw, PartLimits limits) {

    /** The parts that have none themselves, in their order. */
    public List<MailPart> leaves() {
      return root.leaves().toList();
    }
  }
}
