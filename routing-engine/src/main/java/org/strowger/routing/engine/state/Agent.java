package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AgentEvent.Suspension;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.PhoneState;

/**
 * An agent of the roster.
 *
 * @param presence what the human chose
 * @param reason only with ON_BREAK
 * @param desks the instances on which she has a desk, sorted
 * @param suspension the router's hold on offers
 * @param misses offers in a row that expired
 * @param availableSince the start of her turn in the order of agents: the last assignment's end or
 *     her return
 * @param reported what boards were told last; null before the first time
 * @param phone what was reported of her phone; null before the first report
 * @param graceUntil when she loses her live contacts, after her last desk is gone
 * @param next what her presence becomes when she holds nothing; null: it stays
 * @param loan that she does something else for a while; null: she is as the roster says
 */
public record Agent(
    AgentDefinition definition,
    Presence presence,
    @Nullable String reason,
    List<InstanceId> desks,
    @Nullable Suspension suspension,
    int misses,
    Instant availableSince,
    @Nullable AgentStateChanged reported,
    @Nullable PhoneState phone,
    @Nullable Instant graceUntil,
    @Nullable Next next,
    @Nullable Loan loan)
    implements Entity {

  /**
   * A presence to come.
   *
   * @param reason only with ON_BREAK
   */
  public record Next(Presence presence, @Nullable String reason) {}

  /**
   * Something else for a while.
   *
   * @param home as the roster says
   */
  public record Loan(AgentDefinition home, Instant until) {}

  public Agent {
    desks = List.copyOf(desks);
  }

  static Agent joining(AgentDefinition definition, Instant now) {
    return new Agent(
        definition, Presence.OFFLINE, null, List.of(), null, 0, now, null, null, null, null, null);
  }

  static String keyOf(AgentId id) {
    return "agent/" + id;
  }

  @Override
  public String key() {
    return keyOf(id());
  }

  @Override
  public @Nullable Deadline deadline() {
    Instant back = loan == null ? null : loan.until();
    if (back != null && (graceUntil == null || back.isBefore(graceUntil))) {
      return new Deadline(back, Deadline.Kind.MOVE_END);
    }
    return graceUntil == null ? null : new Deadline(graceUntil, Deadline.Kind.GRACE_END);
  }

  public AgentId id() {
    return definition.id();
  }

  public boolean connected() {
    return !desks.isEmpty();
  }

  /** Has a phone that can be rung. */
  public boolean phoneReachable() {
    return definition.phone() != null && phone == PhoneState.REACHABLE;
  }

  /** Present in some way: what a contact can count on sooner or later today. */
  public boolean signedIn() {
    return definition.active() && connected() && presence != Presence.OFFLINE;
  }

  /** May be offered contacts at all; capacity and requirements come on top. */
  public boolean routable() {
    return definition.active()
        && connected()
        && presence == Presence.AVAILABLE
        && next == null
        && suspension == null;
  }

  Agent withDefinition(AgentDefinition changed) {
    return new Agent(
        changed,
        presence,
        reason,
        desks,
        suspension,
        misses,
        availableSince,
        reported,
        phone,
        graceUntil,
        next,
        loan);
  }

  Agent withPresence(Presence chosen, @Nullable String why) {
    return new Agent(
        definition,
        chosen,
        why,
        desks,
        suspension,
        misses,
        availableSince,
        reported,
        phone,
        graceUntil,
        next,
        loan);
  }

  Agent withDesks(List<InstanceId> connectedTo) {
    return new Agent(
        definition,
        presence,
        reason,
        connectedTo,
        suspension,
        misses,
        availableSince,
        reported,
        phone,
        graceUntil,
        next,
        loan);
  }

  Agent withSuspension(@Nullable Suspension hold) {
    return new Agent(
        definition,
        presence,
        reason,
        desks,
        hold,
        misses,
        availableSince,
        reported,
        phone,
        graceUntil,
        next,
        loan);
  }

  Agent withMisses(int inARow) {
    return new Agent(
        definition,
        presence,
        reason,
        desks,
        suspension,
        inARow,
        availableSince,
        reported,
        phone,
        graceUntil,
        next,
        loan);
  }

  Agent availableFrom(Instant now) {
    return new Agent(
        definition,
        presence,
        reason,
        desks,
        suspension,
        misses,
        now,
        reported,
        phone,
        graceUntil,
        next,
        loan);
  }

  Agent withReported(AgentStateChanged told) {
    return new Agent(
        definition,
        presence,
        reason,
        desks,
        suspension,
        misses,
        availableSince,
        told,
        phone,
        graceUntil,
        next,
        loan);
  }

  Agent withPhone(@Nullable PhoneState known) {
    return new Agent(
        definition,
        presence,
        reason,
        desks,
        suspension,
        misses,
        availableSince,
        reported,
        known,
        graceUntil,
        next,
        loan);
  }

  Agent withGrace(@Nullable Instant until) {
    return new Agent(
        definition,
        presence,
        reason,
        desks,
        suspension,
        misses,
        availableSince,
        reported,
        phone,
        until,
        next,
        loan);
  }

  Agent withNext(@Nullable Next chosen) {
    return new Agent(
        definition,
        presence,
        reason,
        desks,
        suspension,
        misses,
        availableSince,
        reported,
        phone,
        graceUntil,
        chosen,
        loan);
  }

  Agent withLoan(@Nullable Loan given) {
    return new Agent(
        definition,
        presence,
        reason,
        desks,
        suspension,
        misses,
        availableSince,
        reported,
        phone,
        graceUntil,
        next,
        given);
  }

  /** As the roster says, whatever she does meanwhile. */
  public AgentDefinition home() {
    return loan == null ? definition : loan.home();
  }
}
