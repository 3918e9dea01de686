package org.strowger.gateway.email;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.strowger.gateway.attachment.FileStore;
import org.strowger.gateway.channel.OutboundFile;

/** The files of mails that are being sent: in memory, and so only some of them at once. */
@Singleton
class MailFiles {

  private static final int MEBIBYTES_AT_ONCE = 64;

  private final FileStore store;
  private final Semaphore free = new Semaphore(MEBIBYTES_AT_ONCE, true);

  MailFiles(FileStore store) {
    this.store = store;
  }

  /** As parts of a mail; waits for its turn. Close it when the mail is sent. */
  Loaded load(List<OutboundFile> files) {
    long size = files.stream().mapToLong(file -> file.content().size()).sum();
    int share = files.isEmpty() ? 0 : (int) Math.min(MEBIBYTES_AT_ONCE, 1 + (size >> 20));
    free.acquireUninterruptibly(share);
    try {
      var parts = new ArrayList<MailAttachment>();
      for (OutboundFile file : files) {
        parts.add(part(file));
      }
      return new Loaded(parts, () -> free.release(share));
    } catch (IOException e) {
      free.release(share);
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The name as RFC 6266 and RFC 2231 have it: old programs read the first, all others the last.
   */
  private MailAttachment part(OutboundFile file) throws IOException {
    var content = new ByteArrayOutputStream((int) file.content().size());
    store.write(file.content(), content);
    String disposition =
        "attachment; filename=\"%s\"; filename*=UTF-8''%s"
            .formatted(ascii(file.name()), encoded(file.name()));
    return MailAttachment.create()
        .setData(Buffer.buffer(content.toByteArray()))
        .setContentType(file.content().type())
        .setDisposition(disposition);
  }

  private static String ascii(String name) {
    return name.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "_");
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  /** What is in memory until the mail is sent. */
  record Loaded(List<MailAttachment> parts, Runnable release) implements AutoCloseable {

    @Override
    public void close() {
      release.run();
    }
  }
}
