package org.strowger.gateway.attachment;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The daemon's side of INSTREAM; it finds the word EICAR. */
final class Clamd implements AutoCloseable {

  private final ServerSocket server;
  private final List<String> seen = new CopyOnWriteArrayList<>();

  Clamd() {
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The contents that were scanned. */
  List<String> seen() {
    return seen;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (IOException e) {
        // closed, or a client that left
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
    var content = new StringBuilder();
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }
    seen.add(content.toString());
    String found = content.indexOf("EICAR") >= 0 ? "Eicar-Test-Signature FOUND" : "OK";
    String said = command.equals("zINSTREAM\0") ? "stream: " + found : "UNKNOWN COMMAND";
    socket.getOutputStream().write((said + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
