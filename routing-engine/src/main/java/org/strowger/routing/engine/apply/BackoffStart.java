package org.strowger.routing.engine.apply;

import java.time.Instant;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;

/** Keeps a contact from an agent for the back-off of its queue. */
final class BackoffStart {

  private final MutableDomainState state;

  BackoffStart(MutableDomainState state) {
    this.state = state;
  }

  void start(Contact contact, AgentId agentId, Backoff.Cause cause, Instant since) {
    QueuePlan queue = state.facts().plan().queue(contact.segment().queueId());
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
