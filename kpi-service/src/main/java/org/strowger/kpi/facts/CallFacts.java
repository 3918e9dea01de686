package org.strowger.kpi.facts;

import java.time.Instant;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallHeld;
import org.strowger.contracts.fact.ChannelFact.CallJoined;
import org.strowger.contracts.fact.ChannelFact.CallResumed;

/** Turns events of calls into rows of legs and holds. */
final class CallFacts {

  private CallFacts() {}

  static FactRow onJoined(CallJoined fact) {
    return FactTable.CALL_LEG
        .row(fact.domainId(), fact.joinedAt(), fact.contactId())
        .with("agent_id", fact.agentId())
        .with("joined_at", fact.joinedAt());
  }

  /** A call that was never joined has a row of its own. */
  static FactRow onEnded(CallEnded fact) {
    Instant joined = fact.joinedAt();
    return FactTable.CALL_LEG
        .row(fact.domainId(), joined == null ? fact.endedAt() : joined, fact.contactId())
        .with("ended_at", fact.endedAt())
        .with("ended_by", fact.by());
  }

  static FactRow onHeld(CallHeld fact) {
    return FactTable.HOLD
        .row(fact.domainId(), fact.heldAt(), fact.contactId(), fact.agentId())
        .with("held_by", fact.by());
  }

  static FactRow onResumed(CallResumed fact) {
    return FactTable.HOLD
        .row(fact.domainId(), fact.heldAt(), fact.contactId(), fact.agentId())
        .with("resumed_at", fact.resumedAt());
  }
}
