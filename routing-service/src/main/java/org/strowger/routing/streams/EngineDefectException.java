package org.strowger.routing.streams;

import org.jspecify.annotations.Nullable;

/**
 * The engine could not apply its own decision, or its state cannot be read: only people can help.
 */
final class EngineDefectException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EngineDefectException(String message, Throwable cause) {
    super(message, cause);
  }

  static boolean isCauseOf(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EngineDefectException) {
        return true;
      }
    }
    return false;
  }
}
