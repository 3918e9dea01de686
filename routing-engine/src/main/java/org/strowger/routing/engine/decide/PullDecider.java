package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.contracts.routing.AgentCommand.PickContact;
import org.strowger.contracts.routing.AgentCommand.PullNext;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Decides which contacts agents take themselves. */
final class PullDecider {

  private final DomainIndex index;
  private final DomainState state;
  private final Matcher matcher;

  PullDecider(DomainIndex index, Matcher matcher) {
    this.index = index;
    this.state = index.state();
    this.matcher = matcher;
  }

  /** The agent takes the contact of her PULL queues whose turn it is. */
  List<Effect> pullNext(PullNext command) {
    Agent agent = Preconditions.requireAgent(state, command.agentId());
    refuseAbsent(agent);
    OfferIssued offer = matcher.pull(agent);
    if (offer == null) {
      RestrictionRules.refusePaused(index, agent);
      throw new Rejected(
          RejectionCode.NOTHING_TO_PULL,
          "Expected a waiting contact that agent "
              + agent.id()
              + " may take and has room for but there is none");
    }
    return new Decision().publish(offer).publishAll(OfferEvents.accepted(state, offer)).effects();
  }

  /** The agent takes a waiting contact that she names, whosever turn it is. */
  List<Effect> pick(PickContact command) {
    Agent agent = Preconditions.requireAgent(state, command.agentId());
    refuseAbsent(agent);
    Contact contact = Preconditions.requireContact(state, command.contactId());
    if (!(contact instanceof Contact.Waiting waiting)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " to wait but it does not");
    }
    RestrictionRules.refusePaused(state, waiting.segment().queueId());
    EligibilityRule failed = matcher.firstFailed(agent, waiting);
    if (failed != null && failed != EligibilityRule.OFFERED) {
      throw new Rejected(
          failed == EligibilityRule.CAPACITY
              ? RejectionCode.NO_CAPACITY
              : RejectionCode.NOT_AVAILABLE,
          "Expected agent " + agent.id() + " to pass all rules but she fails " + failed);
    }
    return new Decision()
        .direct(contact.id(), agent.id(), OfferMode.PICKED, Trigger.AGENT_PICKED)
        .effects();
  }

  private static void refuseAbsent(Agent agent) {
    boolean present = agent.presence() == Presence.AVAILABLE || agent.presence() == Presence.FOCUS;
    if (!agent.definition().active()
        || !agent.connected()
        || agent.availability().suspension() != null
        || !present) {
      throw new Rejected(
          RejectionCode.NOT_AVAILABLE,
          "Expected agent "
              + agent.id()
              + " to be connected, not suspended, and AVAILABLE or in FOCUS but she is not");
    }
  }
}
