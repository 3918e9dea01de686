package org.strowger.gateway.phone;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.gateway.phone.CallDecision.Steps;
import org.strowger.gateway.phone.CallStage.Joining;
import org.strowger.gateway.phone.CallStage.Lifted;
import org.strowger.gateway.phone.CallStage.Ringing;
import org.strowger.gateway.phone.CallStage.Waiting;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegId;

/**
 * Decides what an event does to a call: a pure function. An event that does not fit the stage (it
 * is late, or of an older leg or offer) does nothing. {@link ConnectedRules} has the stages in
 * which both sides are there.
 */
public final class CallRules {

  /** How long a phone may ring for an offer that was accepted at the desk. */
  static final Duration LONGEST_RING = Duration.ofSeconds(30);

  private CallRules() {}

  public static CallDecision decide(Call call, CallEvent event, Instant now) {
    return switch (call.stage()) {
      case Waiting waiting -> waiting(call, waiting, event, now);
      case Ringing ringing -> ringing(call, ringing, event, now);
      case Lifted lifted -> lifted(call, lifted, event, now);
      case Joining joining -> ConnectedRules.joining(call, joining, event, now);
      case CallStage.Talking talking -> ConnectedRules.talking(call, talking, event, now);
      case CallStage.AwaitingCallback _ -> awaitingCallback(call, event);
      case CallStage.Ended _ -> CallDecision.none(call);
    };
  }

  private static CallDecision waiting(Call call, Waiting waiting, CallEvent event, Instant now) {
    return switch (event) {
      case CallEvent.Offered(OfferId offer, AgentId agent) ->
          ring(new Steps(), call, new Ringing(offer, agent, null));
      case CallEvent.Assigned(OfferId offer, AgentId agent) when !offer.equals(waiting.left()) ->
          ring(new Steps(), call, new Ringing(offer, agent, now));
      default -> withoutAgent(call, event, now);
    };
  }

  private static CallDecision awaitingCallback(Call call, CallEvent event) {
    return switch (event) {
      case CallEvent.Offered(OfferId offer, AgentId agent) ->
          ring(new Steps(), call, new Ringing(offer, agent, null));
      case CallEvent.ContactOver _ ->
          new Steps().to(call.at(new CallStage.Ended(EndedBy.CALLBACK)));
      default -> CallDecision.none(call);
    };
  }

  private static CallDecision ringing(Call call, Ringing ringing, CallEvent event, Instant now) {
    LegId agent = call.agentLeg();
    return switch (event) {
      case CallEvent.AgentRings(LegId leg) when leg.equals(agent) && call.customerLeg() != null ->
          new Steps().then(new CallAction.LetRing(call.customerLeg())).to(call);
      case CallEvent.AgentLifted(LegId leg) when leg.equals(agent) -> lift(call, ringing, now);
      case CallEvent.AgentFailed(LegId leg, DeclineReason reason) when leg.equals(agent) ->
          unanswered(new Steps(), call, ringing, reason);
      case CallEvent.HungUp(LegId leg) when leg.equals(agent) ->
          unanswered(new Steps(), call, ringing, DeclineReason.TECHNICAL);
      case CallEvent.Assigned(OfferId offer, AgentId _)
          when offer.equals(ringing.offerId()) && ringing.assignedAt() == null ->
          new Steps().to(call.at(new Ringing(offer, ringing.agentId(), now)));
      case CallEvent.OfferOver(OfferId offer, HangUpReason reason)
          when offer.equals(ringing.offerId()) && ringing.assignedAt() == null ->
          letGo(call, reason);
      case CallEvent.Returned(OfferId offer) when offer.equals(ringing.offerId()) ->
          letGo(call, HangUpReason.OFFER_REVOKED);
      case CallEvent.Transferred(OfferId offer) when offer.equals(ringing.offerId()) ->
          letGo(call, HangUpReason.TRANSFERRED);
      case CallEvent.Offered(OfferId offer, AgentId other) when !offer.equals(ringing.offerId()) ->
          ring(
              new Steps().hangUp(agent, HangUpReason.OFFER_REVOKED),
              call,
              new Ringing(offer, other, null));
      case CallEvent.TimePassed _ when overdue(ringing.assignedAt(), LONGEST_RING, now) ->
          unanswered(
              new Steps().hangUp(agent, HangUpReason.OFFER_EXPIRED),
              call,
              ringing,
              DeclineReason.OTHER);
      default -> withoutAgent(call, event, now);
    };
  }

  private static CallDecision lifted(Call call, Lifted lifted, CallEvent event, Instant now) {
    LegId agent = call.agentLeg();
    return switch (event) {
      case CallEvent.Assigned(OfferId offer, AgentId _) when offer.equals(lifted.offerId()) ->
          connect(new Steps(), call, lifted.offerId(), lifted.agentId(), now);
      case CallEvent.OfferOver(OfferId offer, HangUpReason _) when offer.equals(lifted.offerId()) ->
          letGo(call, HangUpReason.OFFER_GONE);
      case CallEvent.HungUp(LegId leg) when leg.equals(agent) -> leave(call, lifted);
      case CallEvent.AgentFailed(LegId leg, DeclineReason _) when leg.equals(agent) ->
          leave(call, lifted);
      default -> withoutAgent(call, event, now);
    };
  }

  /** What ends a call that is nobody's yet. */
  private static CallDecision withoutAgent(Call call, CallEvent event, Instant now) {
    return switch (event) {
      case CallEvent.HungUp(LegId leg) when leg.equals(call.customerLeg()) ->
          new Steps()
              .hangUp(call.agentLeg(), HangUpReason.OTHER_SIDE_LEFT)
              .send(CallMessages.withdrawId(call), CallMessages.withdraw(call, LEFT))
              .publish(
                  CallMessages.endId(call, now), CallMessages.ended(call, EndedBy.CUSTOMER, now))
              .to(call.at(new CallStage.Ended(EndedBy.CUSTOMER)));
      case CallEvent.CustomerFailed(LegId leg, var _) when leg.equals(call.customerLeg()) ->
          decide(call, new CallEvent.HungUp(leg), now);
      case CallEvent.CallbackAgreed(HangUpReason reason) when !call.callback() ->
          hangUpAll(call, reason)
              .publish(
                  CallMessages.endId(call, now), CallMessages.ended(call, EndedBy.CALLBACK, now))
              .to(call.awaitingCallback());
      case CallEvent.ContactOver _ -> end(call, HangUpReason.CONTACT_ENDED, now);
      case CallEvent.Refused(HangUpReason reason) -> end(call, reason, now);
      default -> CallDecision.none(call);
    };
  }

  private static CallDecision end(Call call, HangUpReason reason, Instant now) {
    return hangUpAll(call, reason)
        .publish(CallMessages.endId(call, now), CallMessages.ended(call, EndedBy.FAILED, now))
        .to(call.at(new CallStage.Ended(EndedBy.FAILED)));
  }

  private static final WithdrawContact.Reason LEFT = WithdrawContact.Reason.CUSTOMER_LEFT;

  private static CallDecision ring(Steps steps, Call call, Ringing ringing) {
    Call next = call.at(ringing);
    LegId agent = next.agentLeg();
    return agent == null
        ? CallDecision.none(call)
        : steps.then(new CallAction.RingAgent(agent, ringing.agentId())).to(next);
  }

  private static CallDecision lift(Call call, Ringing ringing, Instant now) {
    OfferId offer = ringing.offerId();
    if (ringing.assignedAt() != null) {
      return connect(new Steps(), call, offer, ringing.agentId(), now);
    }
    return new Steps()
        .send("accept-" + offer, new AcceptOffer(ringing.agentId(), offer))
        .to(call.at(new Lifted(offer, ringing.agentId())));
  }

  private static CallDecision connect(
      Steps steps, Call call, OfferId offer, AgentId agent, Instant now) {
    Call joining = call.at(new Joining(offer, agent, now));
    LegId caller = joining.customerLeg();
    LegId agentLeg = joining.agentLeg();
    if (caller == null || agentLeg == null) {
      return CallDecision.none(call);
    }
    Call next = call.callback() ? joining : joining.answered(caller);
    return steps
        .then(
            call.callback()
                ? new CallAction.Dial(caller, agentLeg)
                : new CallAction.Connect(caller, agentLeg))
        .to(next);
  }

  /** The phone said no; what was accepted at the desk is given back. */
  private static CallDecision unanswered(
      Steps steps, Call call, Ringing ringing, DeclineReason reason) {
    OfferId offer = ringing.offerId();
    if (ringing.assignedAt() == null) {
      steps.send("decline-" + offer, new DeclineOffer(ringing.agentId(), offer, reason));
    } else {
      steps.send("return-" + offer, CallMessages.giveBack(ringing));
    }
    return steps.letWait(call.idle(offer)).to(call.idle(offer));
  }

  /** She lifted and hung up before the router answered: if it says yes, the contact goes back. */
  private static CallDecision leave(Call call, Lifted lifted) {
    return new Steps()
        .send("return-" + lifted.offerId(), CallMessages.giveBack(lifted))
        .letWait(call.idle(lifted.offerId()))
        .to(call.idle(lifted.offerId()));
  }

  private static CallDecision letGo(Call call, HangUpReason reason) {
    return new Steps().hangUp(call.agentLeg(), reason).letWait(call.idle(null)).to(call.idle(null));
  }

  static Steps hangUpAll(Call call, HangUpReason reason) {
    return new Steps().hangUp(call.agentLeg(), reason).hangUp(call.customerLeg(), reason);
  }

  static boolean overdue(@Nullable Instant since, Duration longest, Instant now) {
    return since != null && !now.isBefore(since.plus(longest));
  }
}
