package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.routing.RoutingAnswer.PhoneState;

/**
 * What the system sees of an agent's desks and phone.
 *
 * @param desks the instances on which she has a desk, sorted, each once
 * @param phone what was reported of her phone; null before the first report
 * @param graceUntil when she loses her live contacts after her last desk is gone; null: she does
 *     not
 */
public record AgentConnection(
    List<InstanceId> desks, @Nullable PhoneState phone, @Nullable Instant graceUntil) {

  static final AgentConnection NONE = new AgentConnection(List.of(), null, null);

  public AgentConnection {
    desks = List.copyOf(desks);
  }

  /** Whether she has a desk on some instance. */
  public boolean connected() {
    return !desks.isEmpty();
  }

  /** With a desk on one more instance. */
  public AgentConnection attached(InstanceId instanceId) {
    var more = new TreeSet<InstanceId>(desks);
    more.add(instanceId);
    return new AgentConnection(List.copyOf(more), phone, graceUntil);
  }

  /** Without a desk on an instance. */
  public AgentConnection detached(InstanceId instanceId) {
    var fewer = new TreeSet<InstanceId>(desks);
    fewer.remove(instanceId);
    return new AgentConnection(List.copyOf(fewer), phone, graceUntil);
  }

  /** With what was reported of her phone. */
  public AgentConnection withPhone(PhoneState reported) {
    return new AgentConnection(desks, reported, graceUntil);
  }

  /** With a time until which she may come back to her live contacts; null: it does not run. */
  public AgentConnection withGrace(@Nullable Instant until) {
    return new AgentConnection(desks, phone, until);
  }
}
