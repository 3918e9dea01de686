package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.AgentEvent.Suspension;
import org.strowger.contracts.routing.Presence;

/**
 * Whether an agent is to be offered contacts: her choice, and what the router makes of her answers.
 *
 * @param chosen the presence the human chose
 * @param next what her presence becomes when she has done all she has; null: it stays
 * @param suspension why the router offers her nothing; null: it does
 * @param misses how many offers in a row expired, from 0
 * @param since the start of her turn in the order of agents: the end of her last assignment, or her
 *     return
 */
public record AgentAvailability(
    ChosenPresence chosen,
    @Nullable ChosenPresence next,
    @Nullable Suspension suspension,
    int misses,
    Instant since) {

  /**
   * A presence as its human chose it.
   *
   * @param presence what she chose
   * @param reason a break reason of the plan; only with ON_BREAK, null: none given
   */
  public record ChosenPresence(Presence presence, @Nullable String reason) {}

  static AgentAvailability offline(Instant now) {
    return new AgentAvailability(new ChosenPresence(Presence.OFFLINE, null), null, null, 0, now);
  }

  /** What the human chose. */
  public Presence presence() {
    return chosen.presence();
  }

  /** Whether nothing of this keeps offers from her. */
  boolean open() {
    return presence() == Presence.AVAILABLE && next == null && suspension == null;
  }

  /** With this presence, and none to come. */
  public AgentAvailability choosing(ChosenPresence now) {
    return new AgentAvailability(now, null, suspension, misses, since);
  }

  /** With a presence to come, or none. */
  public AgentAvailability choosingNext(@Nullable ChosenPresence later) {
    return new AgentAvailability(chosen, later, suspension, misses, since);
  }

  /** Suspended for a reason. */
  public AgentAvailability suspended(Suspension why) {
    return new AgentAvailability(chosen, next, why, misses, since);
  }

  /** Not suspended, and with no offer missed. */
  public AgentAvailability cleared() {
    return new AgentAvailability(chosen, next, null, 0, since);
  }

  /** With so many offers missed in a row. */
  public AgentAvailability withMisses(int inARow) {
    return new AgentAvailability(chosen, next, suspension, inARow, since);
  }

  /** With a turn that starts now. */
  public AgentAvailability from(Instant now) {
    return new AgentAvailability(chosen, next, suspension, misses, now);
  }
}
