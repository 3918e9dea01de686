package org.strowger.simulation.replay;

import java.util.Iterator;

/** A domain's log, step by step: from a broker or from a file. */
public interface Steps extends Iterator<Step>, AutoCloseable {

  @Override
  void close();
}
