package org.strowger.testkit;

import org.strowger.localinfra.KeptPort;

/** A port of this machine that nobody listens on, nor is given for a connection meanwhile. */
public final class FreePort {

  private FreePort() {}

  /** For connections. */
  public static int tcp() {
    return KeptPort.anyFree();
  }

  /** For datagrams. */
  public static int udp() {
    return KeptPort.anyFreeUdp();
  }
}
