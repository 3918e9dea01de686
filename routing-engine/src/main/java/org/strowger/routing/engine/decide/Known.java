package org.strowger.routing.engine.decide;

import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;

/** What a command names must exist. */
final class Known {

  private Known() {}

  static Agent agent(DomainState state, AgentId id) {
    Agent agent = state.roster().agent(id);
    if (agent == null) {
      throw new Rejected(
          RejectionCode.UNKNOWN_AGENT,
          "Expected agent " + id + " to be on the roster but she is not");
    }
    return agent;
  }

  /** A contact that has not ended. */
  static Contact open(DomainState state, ContactId id) {
    Contact contact = state.contact(id);
    if (contact == null) {
      throw new Rejected(
          state.remembered(id) == null ? RejectionCode.UNKNOWN_CONTACT : RejectionCode.WRONG_STATE,
          "Expected contact " + id + " to be open but it is not");
    }
    return contact;
  }
}
