package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentEvent.AgentSuspended;
import org.strowger.contracts.routing.AgentEvent.Suspension;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Decides when offers are made, accepted and declined, and when they run out. */
final class OfferDecider {

  /** So many declined contacts at once suspend the agent. */
  private static final int MAX_DECLINED = 5;

  private static final int DEFAULT_MISSES = 2;

  private final DomainState state;
  private final Matcher matcher;
  private final AgentWork work;
  private final LiveOffers live;

  OfferDecider(DomainState state, Matcher matcher, AgentWork work) {
    this.state = state;
    this.matcher = matcher;
    this.work = work;
    this.live = new LiveOffers(state);
  }

  /** The agent takes the contact. */
  List<Effect> accept(AcceptOffer command) {
    OfferIssued offer = live.require(command.agentId(), command.offerId(), "accept");
    return new Decision().publishAll(OfferEvents.accepted(state, offer)).effects();
  }

  /** The agent does not take the contact; too many of these suspend her. */
  List<Effect> decline(DeclineOffer command) {
    OfferIssued offer = live.require(command.agentId(), command.offerId(), "decline");
    var decision =
        new Decision()
            .publish(
                new OfferDeclined(
                    offer.offerId(),
                    offer.agentId(),
                    offer.issuedAt(),
                    state.now(),
                    command.reason()));
    if (countDeclined(offer) >= MAX_DECLINED) {
      suspend(decision, offer, Suspension.DECLINING);
    }
    return decision.effects();
  }

  /** An agent who was named for a contact gets it. */
  List<Effect> give(Effect.Directed directed) {
    if (!(state.contact(directed.contactId()) instanceof Contact.Waiting waiting)) {
      throw new IllegalStateException(
          "Expected contact " + directed.contactId() + " to wait but it does not");
    }
    Agent agent = Preconditions.requireAgent(state, directed.agentId());
    OfferIssued offer = matcher.issue(waiting, agent, directed.mode(), directed.trigger());
    return issue(offer);
  }

  /** An offer that needs no answer is accepted in the same decision. */
  List<Effect> issue(OfferIssued offer) {
    return offer.mode() == OfferMode.OFFERED
        ? Decision.of(offer)
        : new Decision().publish(offer).publishAll(OfferEvents.accepted(state, offer)).effects();
  }

  /** Nobody answered the offer in time; too many misses in a row suspend the agent. */
  List<Effect> expire(Contact.Offered contact) {
    OfferIssued offer = contact.offer();
    var decision =
        new Decision()
            .publish(
                new OfferExpired(
                    offer.offerId(), offer.agentId(), offer.issuedAt(), offer.expiresAt()));
    Agent agent = state.agent(offer.agentId());
    if (agent != null && isOneMissTooMany(agent, offer)) {
      suspend(decision, offer, Suspension.NOT_RESPONDING);
    }
    return decision.effects();
  }

  /** A lapse that is no miss of its own suspends nobody. */
  private boolean isOneMissTooMany(Agent agent, OfferIssued lapsed) {
    int before = agent.availability().misses();
    int misses = agent.availability().missing(lapsed.issuedAt(), lapsed.expiresAt()).misses();
    return misses > before && misses >= allowedMisses(agent);
  }

  private int allowedMisses(Agent agent) {
    ProfilePlan profile = state.plan().profile(agent.definition().profileId());
    return profile == null ? DEFAULT_MISSES : profile.missesBeforeSuspension();
  }

  /** Offers the agent nothing from now on; what else is offered to her goes to others at once. */
  private void suspend(Decision decision, OfferIssued ended, Suspension suspension) {
    Agent agent = Preconditions.requireAgent(state, ended.agentId());
    if (agent.availability().suspension() != null) {
      return;
    }
    decision.publish(new AgentSuspended(agent.id(), suspension));
    for (OfferRevoked revoked : work.revokeOffers(agent.id(), RevokeReason.AGENT_NOT_AVAILABLE)) {
      if (!revoked.offerId().equals(ended.offerId())) {
        decision.publish(revoked);
      }
    }
  }

  /** How many contacts the agent has declined of late, this one included. */
  private int countDeclined(OfferIssued now) {
    long others =
        state.backoffsOf(now.agentId()).stream()
            .filter(each -> each.cause() == Backoff.Cause.DECLINED)
            .filter(each -> !each.contactId().equals(now.contactId()))
            .count();
    return (int) others + 1;
  }
}
