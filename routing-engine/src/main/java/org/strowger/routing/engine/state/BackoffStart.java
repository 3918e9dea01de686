package org.strowger.routing.engine.state;

import java.time.Instant;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.QueuePlan;

/** Keeps a contact from an agent for the back-off of its queue. */
final class BackoffStart {

  private final DomainState state;

  BackoffStart(DomainState state) {
    this.state = state;
  }

  void start(Contact contact, AgentId agentId, Backoff.Cause cause, Instant since) {
    QueuePlan queue = state.plan().queue(contact.segment().queueId());
    Instant least = since.plus(Backoff.LEAST);
    Instant until = queue == null ? least : since.plusSeconds(queue.declineBackoffSeconds());
    state.put(
        new Backoff(
            contact.id(),
            agentId,
            cause,
            since,
            until.isBefore(least) ? least : until,
            !until.isAfter(least)));
  }
}
