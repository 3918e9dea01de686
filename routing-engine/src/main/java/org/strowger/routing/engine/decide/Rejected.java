package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;

/** A command that changes nothing; thrown by deciders, answered by the engine. */
final class Rejected extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RejectionCode code;
  private final transient List<Fault> faults;

  Rejected(RejectionCode code, String message) {
    this(code, message, List.of());
  }

  Rejected(RejectionCode code, String message, List<Fault> faults) {
    super(message, null, false, false);
    this.code = code;
    this.faults = faults;
  }

  RejectionCode code() {
    return code;
  }

  List<Fault> faults() {
    return faults;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
