package org.strowger.routing.admin;

import java.util.List;
import org.strowger.contracts.plan.Fault;
import org.strowger.servicekit.problem.FieldFault;
import org.strowger.servicekit.problem.Problem;

/** Turns what is wrong with a document into an answer. */
final class Faults {

  private static final String CODE = "invalid_value";

  private Faults() {}

  /**
   * @param expected the beginning of a sentence
   */
  static Problem unprocessable(String code, String expected, List<Fault> faults) {
    String detail = expected + " but found " + faults.size() + " faults";
    return Problem.unprocessable(code, detail, faults.stream().map(Faults::field).toList());
  }

  private static FieldFault field(Fault fault) {
    String found = fault.value().isEmpty() ? "" : " (" + fault.value() + ")";
    return new FieldFault(fault.key(), CODE, fault.message() + found);
  }
}
