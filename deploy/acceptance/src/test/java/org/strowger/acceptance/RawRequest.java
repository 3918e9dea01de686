package org.strowger.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** A request as it is written on the wire, for what no HTTP client would send. */
record RawRequest(String method, String path) {

  private static final int PATIENCE_MS = 30_000;
  private static final int CHUNK = 64 * 1024;

  /** What came back. */
  record Answer(int status, String body) {}

  /** Sends it without a body and reads what comes back until the other side closes. */
  Answer send(int port, String... headers) throws IOException {
    try (Socket socket = connect(port)) {
      socket
          .getOutputStream()
          .write(
              (method
                      + " "
                      + path
                      + " HTTP/1.1\r\n"
                      + String.join("\r\n", headers)
                      + "\r\nConnection: close\r\n\r\n")
                  .getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      int end = answer.indexOf("\r\n\r\n");
      return new Answer(
          Integer.parseInt(answer.substring(9, 12)), end < 0 ? "" : answer.substring(end + 4));
    }
  }

  /**
   * Sends a JSON body in chunks, and goes on until the other side closes.
   *
   * @param filler what it is made of: a space is JSON that may go on, a letter never was JSON
   * @param most after how many bytes it gives up
   * @return how many bytes were taken
   */
  long sendWithoutEnd(int port, char filler, long most) throws IOException {
    byte[] chunk = new byte[CHUNK];
    Arrays.fill(chunk, (byte) filler);
    byte[] frame = (Integer.toHexString(CHUNK) + "\r\n").getBytes(ISO_8859_1);
    long sent = 0;
    try (Socket socket = connect(port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          (method
                  + " "
                  + path
                  + " HTTP/1.1\r\nHost: 127.0.0.1:"
                  + port
                  + "\r\nContent-Type: application/json\r\nX-Strowger: 1\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n")
              .getBytes(ISO_8859_1));
      while (sent < most) {
        out.write(frame);
        out.write(chunk);
        out.write('\r');
        out.write('\n');
        sent += CHUNK;
      }
    } catch (IOException _) {
      return sent; // the other side has closed
    }
    return sent;
  }

  private static Socket connect(int port) throws IOException {
    var socket = new Socket();
    socket.setSoTimeout(PATIENCE_MS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
    return socket;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
