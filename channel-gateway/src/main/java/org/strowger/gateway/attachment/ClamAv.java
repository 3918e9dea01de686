package org.strowger.gateway.attachment;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A ClamAV daemon, asked by its command INSTREAM; a connection of its own for each file. */
final class ClamAv {

  private static final int CONNECT_MS = 5_000;
  private static final int LONGEST_ANSWER = 4_096;

  private final String host;
  private final int port;
  private final Duration patience;

  ClamAv(String host, int port, Duration patience) {
    this.host = host;
    this.port = port;
    this.patience = patience;
  }

  /** What writes a content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * CLEAN or INFECTED.
   *
   * @throws IOException when it does not answer, or says something else
   */
  Verdict scan(Content content) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
      socket.setSoTimeout((int) patience.toMillis());
      var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
      content.writeTo(new Chunked(out));
      out.writeInt(0);
      out.flush();
      byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
      return verdict(new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip());
    }
  }

  private static Verdict verdict(String answer) throws IOException {
    if (answer.equals("stream: OK")) {
      return Verdict.CLEAN;
    }
    if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
      return Verdict.INFECTED;
    }
    throw new IOException("Expected OK or FOUND but the scanner says something else");
  }

  /** Each write goes out with its length before it. */
  private static final class Chunked extends FilterOutputStream {

    private final DataOutputStream data;

    Chunked(DataOutputStream data) {
      super(data);
      this.data = data;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > 0) {
        data.writeInt(length);
        data.write(bytes, offset, length);
      }
    }
  }
}
