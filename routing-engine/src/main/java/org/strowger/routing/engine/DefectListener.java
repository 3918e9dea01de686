package org.strowger.routing.engine;

import org.strowger.contracts.routing.RoutingCommand;

/**
 * Is told when a decider threw what is no rejection. The command was rejected as {@code INTERNAL}
 * and nothing has changed; whoever runs the engine can find the fault by the trace. The message of
 * the exception may name what customers wrote: it belongs in no log.
 */
@FunctionalInterface
public interface DefectListener {

  /** A decider failed on a command. It must not throw. */
  void onDefect(RoutingCommand command, RuntimeException defect);
}
