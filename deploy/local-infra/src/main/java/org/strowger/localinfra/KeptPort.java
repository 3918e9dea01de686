package org.strowger.localinfra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** A port on loopback that stays the same across runs, as long as nobody else takes it. */
public final class KeptPort {

  /** Asks for any free port. */
  public static final int ANY = 0;

  private static final int LOWEST = 16_384;
  private static final int LINUX_EPHEMERAL = 32_768;

  private KeptPort() {}

  /**
   * The wanted TCP port; or, for {@link #ANY}, the one kept in the file, or else a free one.
   *
   * @throws PortInUseException when a wanted port is taken
   */
  public static int choose(String purpose, int wanted, Path file) {
    return choose(Transport.TCP, purpose, wanted, file);
  }

  /** As {@link #choose(String, int, Path)}, of UDP. */
  public static int chooseUdp(String purpose, int wanted, Path file) {
    return choose(Transport.UDP, purpose, wanted, file);
  }

  /** A free TCP port that no outgoing connection will take before it is used. */
  public static int anyFree() {
    return anyFree(Transport.TCP);
  }

  /** As {@link #anyFree()}, of UDP. */
  public static int anyFreeUdp() {
    return anyFree(Transport.UDP);
  }

  /** The system gives outgoing connections ports from {@value #LINUX_EPHEMERAL} on. */
  private static int anyFree(Transport transport) {
    try {
      while (true) {
        int port = ThreadLocalRandom.current().nextInt(LOWEST, LINUX_EPHEMERAL);
        if (transport.isFree(port)) {
          return port;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int choose(Transport transport, String purpose, int wanted, Path file) {
    try {
      if (wanted != ANY) {
        if (!transport.isFree(wanted)) {
          throw new PortInUseException(purpose, wanted);
        }
        return wanted;
      }
      if (Files.exists(file)) {
        int kept = Integer.parseInt(Files.readString(file).strip());
        if (transport.isFree(kept)) {
          return kept;
        }
      }
      int free = anyFree(transport);
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, free + "\n");
      return free;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private enum Transport {
    TCP {
      @Override
      int take(int port) throws IOException {
        try (var socket = new ServerSocket()) {
          socket.setReuseAddress(true);
          socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
          return socket.getLocalPort();
        }
      }
    },
    UDP {
      @Override
      int take(int port) throws IOException {
        try (var socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
          return socket.getLocalPort();
        }
      }
    };

    /** Takes the port and lets it go again. */
    abstract int take(int port) throws IOException;

    boolean isFree(int port) throws IOException {
      try {
        take(port);
        return true;
      } catch (BindException _) {
        return false;
      }
    }
  }
}
