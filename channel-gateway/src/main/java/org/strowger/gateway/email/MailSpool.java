package org.strowger.gateway.email;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A mail while it arrives: a small one in memory, a large one on disk, so that a sender who stops
 * half way takes neither memory nor a place from others. The file has no name; it is gone with the
 * process.
 */
final class MailSpool implements AutoCloseable {

  private static final int SMALL = 128 * 1024;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
  private @Nullable FileChannel file;
  private OutputStream out = memory;
  private int size;

  void write(int octet) throws IOException {
    if (size == SMALL) {
      spill();
    }
    out.write(octet);
    size++;
  }

  private void spill() throws IOException {
    Path path = Files.createTempFile("strowger-mail", null);
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      file = channel;
      out = new BufferedOutputStream(Channels.newOutputStream(channel));
    } finally {
      Files.delete(path);
    }
    memory.writeTo(out);
    memory.reset();
  }

  int size() {
    return size;
  }

  boolean isLarge() {
    return file != null;
  }

  /** All of it, in memory. */
  byte[] bytes() throws IOException {
    FileChannel channel = file;
    if (channel == null) {
      return memory.toByteArray();
    }
    out.flush();
    var bytes = ByteBuffer.allocate(size);
    channel.position(0);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    return bytes.array();
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
