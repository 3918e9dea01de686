package org.strowger.routing.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a command: what it caused as far as it concerns the agent and the contact; or only
 * its id, when the router has not answered yet and the feed will tell the rest.
 *
 * @param at offset of the command; null while the router has not answered
 * @param events in their order; null while the router has not answered
 */
record CommandAnswer(String commandId, @Nullable Long at, @Nullable List<NamedEvent> events) {

  static CommandAnswer sent(String commandId) {
    return new CommandAnswer(commandId, null, null);
  }
}
