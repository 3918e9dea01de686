package org.strowger.bench;

import java.io.IOException;

/** What the kernel is asked to do with a process. */
enum Signal {
  STOP,
  CONT,
  KILL,
  INT;

  void to(long pid) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("Expected to send a signal but could not", e);
    }
  }
}
