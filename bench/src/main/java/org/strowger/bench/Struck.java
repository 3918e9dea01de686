package org.strowger.bench;

import java.util.List;

/**
 * What a fault did.
 *
 * @param lasted seconds from its beginning until it was healed
 * @param down seconds from its beginning until readiness said so; negative: never
 * @param taken mails and posts taken meanwhile
 * @param refused tries that were refused or got no answer, until the first after it was taken
 * @param offers shown meanwhile
 * @param untilTaken seconds from the healing until a mail was taken
 * @param untilOffer seconds from the healing until an offer was shown; negative: never
 */
record Struck(
    Fault fault,
    double lasted,
    double down,
    int taken,
    int refused,
    int offers,
    double untilTaken,
    double untilOffer,
    List<String> notes) {

  static final String HEAD =
      """
      | fault | lasted | not ready after | taken meanwhile | refused | offers meanwhile | mail taken after | first offer after | seen |
      |---|---|---|---|---|---|---|---|---|
      """;

  String line() {
    return "| %s | %.1f s | %s | %d | %d | %d | %s | %s | %s |"
        .formatted(
            fault.words(),
            lasted,
            seconds(down),
            taken,
            refused,
            offers,
            seconds(untilTaken),
            seconds(untilOffer),
            String.join("; ", notes));
  }

  private static String seconds(double value) {
    return value < 0 ? "–" : "%.1f s".formatted(value);
  }
}
