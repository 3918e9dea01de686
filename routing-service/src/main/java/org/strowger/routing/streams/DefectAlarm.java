package org.strowger.routing.streams;

import org.jboss.logging.Logger;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.routing.engine.DefectListener;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Makes the defect of a decider known: its trace goes to the log, and it is counted, which raises
 * {@link DefectHealth}. Nothing of what the command says is told, nor the exception's message.
 */
final class DefectAlarm implements DefectListener {

  private static final Logger LOG = Logger.getLogger(DefectAlarm.class);

  private final RoutingMetrics metrics;

  DefectAlarm(RoutingMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void onDefect(RoutingCommand command, RuntimeException defect) {
    String kind = command.getClass().getSimpleName();
    metrics.deciderFailed(kind);
    LOG.errorf("A decider failed, %s is rejected: %s", kind, FailureTrace.of(defect));
  }
}
