package org.strowger.gateway.email.read;

/** A mail that is not taken: it is told so, and nothing of it is kept. Its text has no content. */
public final class RefusedMailException extends Exception {

  private static final long serialVersionUID = 1L;

  public RefusedMailException(String message) {
    super(message);
  }
}
