package org.strowger.localinfra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A port on loopback that stays the same across runs, as long as nobody else takes it. */
public final class KeptPort {

  /** Asks for any free port. */
  public static final int ANY = 0;

  private KeptPort() {}

  /**
   * The wanted port; or, for {@link #ANY}, the one kept in the file, or else a free one.
   *
   * @throws PortInUseException when a wanted port is taken
   */
  public static int choose(String purpose, int wanted, Path file) {
    try {
      if (wanted != ANY) {
        if (!isFree(wanted)) {
          throw new PortInUseException(purpose, wanted);
        }
        return wanted;
      }
      if (Files.exists(file)) {
        int kept = Integer.parseInt(Files.readString(file).strip());
        if (isFree(kept)) {
          return kept;
        }
      }
      int free = anyFree();
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, free + "\n");
      return free;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int anyFree() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (BindException _) {
      return false;
    }
  }
}
