package org.strowger.gateway.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file while it arrives, on disk: a slow sender takes neither memory nor a connection. It is gone
 * when this is closed; it is stored before.
 */
public final class Spool implements AutoCloseable {

  private final Path path;
  private final byte[] head;
  private final MessageDigest digest = NewFile.digest();
  private long size;

  private Spool(Path path) {
    this.path = path;
    this.head = new byte[NewFile.HEAD];
  }

  /**
   * Reads all of a stream, but no more than one byte beyond a limit.
   *
   * @throws IOException when the stream breaks off
   */
  public static Spool read(InputStream content, long most) throws IOException {
    var spool = new Spool(Files.createTempFile("strowger-upload", null));
    try {
      spool.fill(content, most);
      return spool;
    } catch (IOException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  private void fill(InputStream content, long most) throws IOException {
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
      byte[] buffer = new byte[64 * 1024];
      int read = content.read(buffer);
      while (read >= 0) {
        if (size < head.length) {
          System.arraycopy(buffer, 0, head, (int) size, Math.min(read, head.length - (int) size));
        }
        out.write(buffer, 0, read);
        size += read;
        if (size > most) {
          return;
        }
        read = content.read(buffer);
      }
    }
  }

  public long size() {
    return size;
  }

  /** What is to be stored while this is open. */
  public NewFile file() {
    String type = FileTypes.of(Arrays.copyOf(head, (int) Math.min(size, head.length)));
    return new NewFile(
        HexFormat.of().formatHex(digest.digest()), size, type, () -> Files.newInputStream(path));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
