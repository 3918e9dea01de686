package org.strowger.simulation.history;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something is not as it always must be. */
final class Broken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The law of an engine that must not throw. */
  static final int ENGINE_FAILED = 0;

  private final int law;

  Broken(int law, String message, @Nullable Throwable cause) {
    super("Law " + law + ": " + message, cause);
    this.law = law;
  }

  /**
   * @param law its number under "Always true" in the routing rules
   * @param expected a format: "Expected … but …"
   */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library we have not
  static void unless(boolean restrictions, int law, String expected, @Nullable Object... of) {
    if (!restrictions) {
      throw new Broken(law, String.format(Locale.ROOT, expected, of), null);
    }
  }

  int law() {
    return law;
  }
}
