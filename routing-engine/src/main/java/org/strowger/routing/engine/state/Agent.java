package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.PhoneState;

/**
 * An agent of the roster.
 *
 * @param definition what she can do now: as the roster says, or while she is on loan as that says
 * @param availability what she chose, and whether the router offers her contacts
 * @param connection what the system sees of her desks and her phone
 * @param loan that she does something else for a while; null: she is as the roster says
 * @param reported what boards were told last; null before the first time
 */
public record Agent(
    AgentDefinition definition,
    AgentAvailability availability,
    AgentConnection connection,
    @Nullable AgentLoan loan,
    @Nullable AgentStateChanged reported)
    implements Entity {

  /** An agent whom the roster names for the first time: offline, without desk and phone. */
  public static Agent joining(AgentDefinition definition, Instant now) {
    return new Agent(definition, AgentAvailability.offline(now), AgentConnection.NONE, null, null);
  }

  /** The key of the agent with this id. */
  public static String keyOf(AgentId id) {
    return "agent/" + id;
  }

  @Override
  public String key() {
    return keyOf(id());
  }

  @Override
  public @Nullable Deadline deadline() {
    Instant graceUntil = connection.graceUntil();
    if (loan != null && (graceUntil == null || loan.until().isBefore(graceUntil))) {
      return new Deadline(loan.until(), Deadline.Kind.LOAN_END);
    }
    return graceUntil == null ? null : new Deadline(graceUntil, Deadline.Kind.GRACE_END);
  }

  public AgentId id() {
    return definition.id();
  }

  /** What the human chose. */
  public Presence presence() {
    return availability.presence();
  }

  /** Whether she has a desk on some instance. */
  public boolean connected() {
    return connection.connected();
  }

  /** Whether she has a phone that can be rung. */
  public boolean phoneReachable() {
    return definition.phone() != null && connection.phone() == PhoneState.REACHABLE;
  }

  /** Whether she is present in some way: a contact can count on her sooner or later today. */
  public boolean signedIn() {
    return definition.active() && connected() && presence() != Presence.OFFLINE;
  }

  /** Whether the router may offer her contacts at all; capacity and requirements come on top. */
  public boolean routable() {
    return definition.active() && connected() && availability.open();
  }

  /** As the roster says, whatever she does meanwhile. */
  public AgentDefinition home() {
    return loan == null ? definition : loan.home();
  }

  /** The same agent, who does something else from now on. */
  public Agent redefined(AgentDefinition changed, @Nullable AgentLoan onLoan) {
    return new Agent(changed, availability, connection, onLoan, reported);
  }

  /** The same agent, who is available in another way. */
  public Agent with(AgentAvailability changed) {
    return new Agent(definition, changed, connection, loan, reported);
  }

  /** The same agent, of whose desks and phone the system sees something else. */
  public Agent with(AgentConnection changed) {
    return new Agent(definition, availability, changed, loan, reported);
  }

  /** The same agent, of whom boards were told this. */
  public Agent reported(AgentStateChanged told) {
    return new Agent(definition, availability, connection, loan, told);
  }
}
