package org.strowger.servicekit.problem;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;

/** The title and the code of a status for which nobody gave others. */
final class Titles {

  private Titles() {}

  static String of(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }

  static String code(int status) {
    return switch (status) {
      case 413 -> "too_large";
      case 500 -> "internal";
      default -> of(status).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    };
  }
}
