package org.strowger.routing.desk;

import java.util.List;
import java.util.Optional;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingEvent;

/**
 * All that one command caused.
 *
 * @param at offset of the command
 * @param planVersion in force when it was decided
 * @param events in their order; at least one
 */
public record CommandOutcome(
    String commandId, long at, long planVersion, List<RoutingEvent> events) {

  public CommandOutcome {
    events = List.copyOf(events);
  }

  /** Present when the command changed nothing. */
  public Optional<CommandRejected> rejection() {
    return first(CommandRejected.class);
  }

  /**
   * Ends here when the command changed nothing.
   *
   * @throws org.strowger.servicekit.problem.Problem as {@link Refusal} says it
   */
  public void throwIfRejected() {
    rejection()
        .ifPresent(
            rejected -> {
              throw Refusal.of(rejected);
            });
  }

  /** The first event of a type. */
  public <E extends RoutingEvent> Optional<E> first(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
