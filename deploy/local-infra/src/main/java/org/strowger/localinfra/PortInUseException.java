package org.strowger.localinfra;

/** A port that was asked for is taken. */
public final class PortInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PortInUseException(String purpose, int port) {
    super("Expected port " + port + " to be free for " + purpose + " but another process has it");
  }
}
