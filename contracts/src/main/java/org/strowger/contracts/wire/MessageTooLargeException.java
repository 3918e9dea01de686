package org.strowger.contracts.wire;

/** A message above its topic's limit; nothing was sent. */
public final class MessageTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MessageTooLargeException(String type, int bytes, int limit) {
    super("Expected a " + type + " of at most " + limit + " bytes but it has " + bytes);
  }
}
