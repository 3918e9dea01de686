package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.PickContact;
import org.strowger.contracts.routing.AgentCommand.PullNext;
import org.strowger.contracts.routing.AgentEvent.AgentSuspended;
import org.strowger.contracts.routing.AgentEvent.Suspension;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.EndedOffer;

/** Offers are accepted, declined, pulled, or run out. */
final class OfferDecider {

  /** So many declined contacts at once suspend the agent. */
  private static final int MAX_DECLINED = 5;

  private static final int DEFAULT_MISSES = 2;

  private final DomainState state;
  private final Matcher matcher;
  private final AgentWork work;

  OfferDecider(DomainState state, Matcher matcher, AgentWork work) {
    this.state = state;
    this.matcher = matcher;
    this.work = work;
  }

  List<Effect> accept(AcceptOffer command) {
    OfferIssued offer = live(command.agentId(), command.offerId(), "accept");
    return new Decision().publishAll(taken(offer)).effects();
  }

  List<Effect> decline(DeclineOffer command) {
    OfferIssued offer = live(command.agentId(), command.offerId(), "decline");
    var decision =
        new Decision()
            .publish(
                new OfferDeclined(
                    offer.offerId(),
                    offer.agentId(),
                    offer.issuedAt(),
                    state.head().time(),
                    command.reason()));
    if (declined(offer) >= MAX_DECLINED) {
      suspend(decision, offer, Suspension.DECLINING);
    }
    return decision.effects();
  }

  List<Effect> pullNext(PullNext command) {
    Agent agent = Preconditions.agent(state, command.agentId());
    refuseAbsent(agent);
    OfferIssued offer = matcher.pull(agent);
    if (offer == null) {
      QueueDecider.refusePaused(state, agent);
      throw new Rejected(
          RejectionCode.NOTHING_TO_PULL,
          "Expected a waiting contact that agent "
              + agent.id()
              + " may take and has room for but there is none");
    }
    return new Decision().publish(offer).publishAll(taken(offer)).effects();
  }

  /** The agent takes a waiting contact that she names, whoever's turn it is. */
  List<Effect> pick(PickContact command) {
    Agent agent = Preconditions.agent(state, command.agentId());
    refuseAbsent(agent);
    Contact contact = Preconditions.any(state, command.contactId());
    if (!(contact instanceof Contact.Waiting waiting)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " to wait but it does not");
    }
    QueueDecider.refusePaused(state, waiting.segment().queueId());
    EligibilityRule failed = matcher.failed(agent, waiting);
    if (failed != null) {
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

  /** What was decided about a contact and an agent comes about. */
  List<Effect> give(Effect.Directed directed) {
    if (!(state.contact(directed.contactId()) instanceof Contact.Waiting waiting)) {
      throw new IllegalStateException(
          "Expected contact " + directed.contactId() + " to wait but it does not");
    }
    Agent agent = Preconditions.agent(state, directed.agentId());
    OfferIssued offer = matcher.issue(waiting, agent, directed.mode(), directed.trigger());
    return issue(offer);
  }

  /** An offer that needs no answer is accepted in the same decision. */
  List<Effect> issue(OfferIssued offer) {
    return offer.mode() == OfferMode.OFFERED
        ? Decision.of(offer)
        : new Decision().publish(offer).publishAll(taken(offer)).effects();
  }

  /** The agent has the contact; who asked her about one is told so. */
  private List<RoutingEvent> taken(OfferIssued offer) {
    return offer.source() == SegmentSource.CONSULT
        ? List.of(
            assigned(offer), ConsultEnding.answered(state, offer.contactId(), offer.agentId()))
        : List.of(assigned(offer));
  }

  /** The offer's time has come and nobody answered. */
  List<Effect> expire(Contact.Offered contact) {
    OfferIssued offer = contact.offer();
    var decision =
        new Decision()
            .publish(
                new OfferExpired(
                    offer.offerId(), offer.agentId(), offer.issuedAt(), offer.expiresAt()));
    Agent agent = state.roster().agent(offer.agentId());
    if (agent != null && agent.misses() + 1 >= allowedMisses(agent)) {
      suspend(decision, offer, Suspension.NOT_RESPONDING);
    }
    return decision.effects();
  }

  private int allowedMisses(Agent agent) {
    ProfilePlan profile = state.plan().profile(agent.definition().profileId());
    return profile == null ? DEFAULT_MISSES : profile.missesBeforeSuspension();
  }

  /** Holds the agent back; what else is offered to her goes to others at once. */
  private void suspend(Decision decision, OfferIssued ended, Suspension suspension) {
    Agent agent = Preconditions.agent(state, ended.agentId());
    if (agent.suspension() != null) {
      return;
    }
    decision.publish(new AgentSuspended(agent.id(), suspension));
    for (OfferRevoked revoked : work.revokeOffers(agent.id(), RevokeReason.AGENT_NOT_AVAILABLE)) {
      if (!revoked.offerId().equals(ended.offerId())) {
        decision.publish(revoked);
      }
    }
  }

  private int declined(OfferIssued now) {
    long others =
        state.backoffs().of(now.agentId()).stream()
            .filter(each -> each.cause() == Backoff.Cause.DECLINED)
            .filter(each -> !each.contactId().equals(now.contactId()))
            .count();
    return (int) others + 1;
  }

  private static void refuseAbsent(Agent agent) {
    boolean present = agent.presence() == Presence.AVAILABLE || agent.presence() == Presence.FOCUS;
    if (!agent.definition().active()
        || !agent.connected()
        || agent.suspension() != null
        || !present) {
      throw new Rejected(
          RejectionCode.NOT_AVAILABLE,
          "Expected agent "
              + agent.id()
              + " to be connected, not suspended, and AVAILABLE or in FOCUS but she is not");
    }
  }

  private ContactAssigned assigned(OfferIssued offer) {
    return new ContactAssigned(
        offer.offerId(),
        offer.contactId(),
        offer.agentId(),
        state.head().time(),
        offer.issuedAt(),
        offer.conversationId(),
        offer.customerId(),
        offer.channel(),
        offer.queueId(),
        offer.segment(),
        offer.enqueuedAt(),
        offer.arrivedAt(),
        offer.cost(),
        offer.source());
  }

  private OfferIssued live(AgentId agentId, OfferId offerId, String to) {
    Agent agent = Preconditions.agent(state, agentId);
    Contact contact = state.contact(offerId.contactId());
    if (!(contact instanceof Contact.Offered offered)
        || !offered.offer().offerId().equals(offerId)) {
      throw notLive(offerId, contact, to);
    }
    OfferIssued offer = offered.offer();
    if (!offer.agentId().equals(agent.id())) {
      throw new Rejected(
          RejectionCode.NOT_YOUR_CONTACT,
          "Expected to " + to + " offer " + offerId + " but it is another agent's");
    }
    if (!state.head().time().isBefore(offer.expiresAt())) {
      throw expired(offerId, to, offer.expiresAt());
    }
    return offer;
  }

  private static Rejected notLive(OfferId offerId, @Nullable Contact contact, String to) {
    EndedOffer last = contact instanceof Contact.Waiting waiting ? waiting.lastOffer() : null;
    if (contact != null && contact.segment().attempts() > offerId.attempt()) {
      return new Rejected(
          RejectionCode.OFFER_NOT_LIVE,
          "Expected to %s offer %s but offer %d of the contact came after it"
              .formatted(to, offerId, contact.segment().attempts()));
    }
    if (last == null || !last.offerId().equals(offerId)) {
      return new Rejected(
          RejectionCode.OFFER_NOT_LIVE,
          "Expected to " + to + " offer " + offerId + " but it is not live");
    }
    return last.how() == EndedOffer.How.EXPIRED
        ? expired(offerId, to, last.at())
        : new Rejected(
            RejectionCode.OFFER_NOT_LIVE,
            "Expected to " + to + " offer " + offerId + " but it was " + last.how());
  }

  private static Rejected expired(OfferId offerId, String to, Instant at) {
    return new Rejected(
        RejectionCode.OFFER_EXPIRED,
        "Expected to " + to + " offer " + offerId + " but it expired at " + at);
  }
}
