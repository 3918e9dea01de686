package org.strowger.routing.desk;

import java.util.List;
import java.util.Locale;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.servicekit.problem.FieldFault;
import org.strowger.servicekit.problem.Problem;

/** Turns what the router, or the check of a document, refused into an answer. */
public final class Refusal {

  private static final String CODE = "invalid_value";

  private Refusal() {}

  /** The router's refusal: 409, or 422 when it names faults of what was sent. */
  public static Problem of(CommandRejected rejected) {
    return rejected.faults().isEmpty()
        ? Problem.conflict(codeOf(rejected), rejected.message())
        : unprocessable(codeOf(rejected), "Expected what the plan allows", rejected.faults());
  }

  /**
   * 422 with all faults.
   *
   * @param expected the beginning of a sentence
   */
  public static Problem unprocessable(String code, String expected, List<Fault> faults) {
    String found = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
    return Problem.unprocessable(
        code, expected + " but found " + found, faults.stream().map(Refusal::field).toList());
  }

  static String codeOf(CommandRejected rejected) {
    return rejected.code().name().toLowerCase(Locale.ROOT);
  }

  private static FieldFault field(Fault fault) {
    String found = fault.value().isEmpty() ? "" : " (" + fault.value() + ")";
    return new FieldFault(fault.key(), CODE, fault.message() + found);
  }
}
