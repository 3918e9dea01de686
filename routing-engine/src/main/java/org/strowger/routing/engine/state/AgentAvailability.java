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
 * @param misses how often in a row offers expired without a sign of her, from 0
 * @param since the start of her turn in the order of agents: the end of her last assignment, or her
 *     return
 * @param missedAt when the offer expired that was the latest miss; null: none was
 * @param actedAt when she last did something at her desk while an offer stood or a miss counted;
 *     null: never
 */
public record AgentAvailability(
    ChosenPresence chosen,
    @Nullable ChosenPresence next,
    @Nullable Suspension suspension,
    int misses,
    Instant since,
    @Nullable Instant missedAt,
    @Nullable Instant actedAt) {

  /**
   * A presence as its human chose it.
   *
   * @param presence what she chose
   * @param reason a break reason of the plan; only with ON_BREAK, null: none given
   */
  public record ChosenPresence(Presence presence, @Nullable String reason) {}

  static AgentAvailability offline(Instant now) {
    return new AgentAvailability(
        new ChosenPresence(Presence.OFFLINE, null), null, null, 0, now, null, null);
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
    return new AgentAvailability(now, null, suspension, misses, since, missedAt, actedAt);
  }

  /** With a presence to come, or none. */
  public AgentAvailability choosingNext(@Nullable ChosenPresence later) {
    return new AgentAvailability(chosen, later, suspension, misses, since, missedAt, actedAt);
  }

  /** Suspended for a reason. */
  public AgentAvailability suspended(Suspension why) {
    return new AgentAvailability(chosen, next, why, misses, since, missedAt, actedAt);
  }

  /** Not suspended, and with no offer missed. */
  public AgentAvailability cleared() {
    return new AgentAvailability(chosen, next, null, 0, since, missedAt, actedAt);
  }

  /** With no miss that counts: she answered. */
  public AgentAvailability answering() {
    return misses == 0 ? this : withMisses(0, missedAt, actedAt);
  }

  /** With no miss that counts: she did something at her desk. */
  public AgentAvailability acting(Instant at) {
    return withMisses(0, missedAt, at);
  }

  /**
   * After an offer of hers expired. It is no further miss when she acted since it was issued, nor
   * when it stood already while the latest miss expired: offers that lapse together are one miss.
   *
   * @param issuedAt when the offer was issued
   * @param expiredAt when it expired
   */
  public AgentAvailability missing(Instant issuedAt, Instant expiredAt) {
    boolean acted = actedAt != null && actedAt.isAfter(issuedAt);
    boolean together = missedAt != null && issuedAt.isBefore(missedAt);
    return acted || together ? this : withMisses(misses + 1, expiredAt, actedAt);
  }

  private AgentAvailability withMisses(
      int inARow, @Nullable Instant missed, @Nullable Instant acted) {
    return new AgentAvailability(chosen, next, suspension, inARow, since, missed, acted);
  }

  /** With a turn that starts now. */
  public AgentAvailability from(Instant now) {
    return new AgentAvailability(chosen, next, suspension, misses, now, missedAt, actedAt);
  }
}
