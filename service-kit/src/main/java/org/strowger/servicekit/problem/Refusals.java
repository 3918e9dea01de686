package org.strowger.servicekit.problem;

import java.util.Set;
import org.jboss.logging.Logger;

/** What was refused, in the log: by code and instance, never by content. */
final class Refusals {

  private static final Logger LOG = Logger.getLogger(Refusals.class);

  /** No session yet, not there, already so: everyday answers. */
  private static final Set<String> EVERYDAY = Set.of("unauthorized", "not_found", "not_acceptable");

  private Refusals() {}

  static void log(ProblemBody body) {
    boolean everyday = body.status() == 409 || EVERYDAY.contains(body.code());
    LOG.logf(
        everyday ? Logger.Level.DEBUG : Logger.Level.INFO,
        "Refused with %d %s, %s, %d faults",
        body.status(),
        body.code(),
        body.instance(),
        body.errors().size());
  }
}
