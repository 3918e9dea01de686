package org.strowger.routing.admin;

import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.CardNumbers;
import org.strowger.servicekit.text.TextRules;

/** Why a plan is published: a line about the plan, kept in the log for ever. */
final class PlanReason {

  private static final int MOST = 200;

  private PlanReason() {}

  /**
   * The reason without spaces around it.
   *
   * @throws Problem 400 when it is empty, too long or not one line
   */
  static String of(String text) {
    String reason = CardNumbers.redact(text.strip());
    if (reason.isEmpty()
        || reason.length() > MOST
        || !TextRules.isVisible(reason)
        || reason.chars().anyMatch(Character::isISOControl)) {
      throw Problem.badRequest(
          "invalid_reason", "Expected a reason of one line with 1–" + MOST + " characters");
    }
    return reason;
  }
}
