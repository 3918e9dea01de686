package org.strowger.simulation.replay;

/**
 * Where a domain's log is read: a file, or a running system. Its fields may carry picocli's {@code
 * Option}.
 */
public interface LogSource {

  /** Opens the log at its beginning, as often as it is asked. */
  Steps open(String domain);
}
