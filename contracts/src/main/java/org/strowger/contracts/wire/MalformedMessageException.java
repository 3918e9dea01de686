package org.strowger.contracts.wire;

import org.jspecify.annotations.Nullable;

/** A record that cannot be read; it belongs into the dead-letter topic. Its text has no content. */
public final class MalformedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public MalformedMessageException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Stable codes for the dead-letter topic's headers. */
  public enum Reason {
    UNKNOWN_TYPE,
    MISSING_HEADER,
    BAD_HEADER,
    BAD_JSON,
    TOO_LARGE
  }
}
