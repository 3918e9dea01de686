package org.strowger.gateway.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.gateway.phone.CallDecision.Steps;
import org.strowger.gateway.phone.CallStage.Joining;
import org.strowger.gateway.phone.CallStage.Talking;
import org.strowger.gateway.phone.CallStage.WithAgent;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegId;

/** {@link CallRules} of the stages in which customer and agent are connected, or nearly so. */
final class ConnectedRules {

  /**
   * How long a customer is dialled: the agent's phone waits for our acknowledgement, and gives up
   * after 32 s.
   */
  static final Duration LONGEST_DIAL = Duration.ofSeconds(25);

  /** A phone that never acknowledges is given up by then (RFC 3261, 64 times T1). */
  static final Duration LONGEST_ANSWER = Duration.ofSeconds(40);

  private ConnectedRules() {}

  static CallDecision joining(Call call, Joining joining, CallEvent event, Instant now) {
    return switch (event) {
      case CallEvent.Joined _ -> joined(call, joining, now);
      case CallEvent.CustomerFailed(LegId leg, CallbackOutcome outcome)
          when leg.equals(call.customerLeg()) ->
          notConnected(new Steps().hangUp(leg, HangUpReason.FAILED), call, joining, outcome, now);
      case CallEvent.HungUp(LegId leg) when leg.equals(call.agentLeg()) && call.callback() ->
          notConnected(
              new Steps().hangUp(call.customerLeg(), HangUpReason.OTHER_SIDE_LEFT),
              call,
              joining,
              CallbackOutcome.FAILED,
              now);
      case CallEvent.TimePassed _
          when CallRules.overdue(
              joining.since(), call.callback() ? LONGEST_DIAL : LONGEST_ANSWER, now) ->
          notConnected(
              new Steps().hangUp(call.customerLeg(), HangUpReason.FAILED),
              call,
              joining,
              CallbackOutcome.NO_ANSWER,
              now);
      default -> withAgent(new Steps(), call, joining, event, now);
    };
  }

  static CallDecision talking(Call call, Talking talking, CallEvent event, Instant now) {
    return switch (event) {
      case CallEvent.HoldChanged(LegId leg, boolean holds)
          when leg.equals(call.customerLeg()) || leg.equals(call.agentLeg()) ->
          hold(call, talking, leg.side(), holds, now);
      default -> {
        CallDecision end = withAgent(new Steps(), call, talking, event, now);
        yield end.next().stage() instanceof Talking ? end : resumed(end, call, talking, now);
      }
    };
  }

  private static CallDecision joined(Call call, Joining joining, Instant now) {
    OfferId offer = joining.offerId();
    var steps =
        new Steps().publish("joined-" + offer, CallMessages.joined(call, joining.agentId(), now));
    if (call.callback()) {
      steps.send("report-" + offer, new ReportCallback(call.contactId(), CallbackOutcome.REACHED));
    }
    LegId customer = call.customerLeg();
    Call answered = customer == null ? call : call.answered(customer);
    return steps.to(answered.at(new Talking(offer, joining.agentId(), now, Set.of(), null)));
  }

  /** The agent's contact, but no customer for her: of a callback there may be another attempt. */
  private static CallDecision notConnected(
      Steps steps, Call call, Joining joining, CallbackOutcome outcome, Instant now) {
    steps
        .hangUp(call.agentLeg(), HangUpReason.FAILED)
        .publish(CallMessages.endId(call, now), CallMessages.ended(call, EndedBy.FAILED, now));
    if (call.callback()) {
      return steps
          .send("report-" + joining.offerId(), new ReportCallback(call.contactId(), outcome))
          .to(call.awaitingCallback());
    }
    return steps
        .send(
            CallMessages.withdrawId(call),
            CallMessages.withdraw(call, WithdrawContact.Reason.CHANNEL_CLOSED))
        .to(call.at(new CallStage.Ended(EndedBy.FAILED)));
  }

  private static CallDecision withAgent(
      Steps steps, Call call, WithAgent stage, CallEvent event, Instant now) {
    return switch (event) {
      case CallEvent.HungUp(LegId leg) when leg.equals(call.customerLeg()) ->
          ended(steps.hangUp(call.agentLeg(), HangUpReason.OTHER_SIDE_LEFT), call, leg, now);
      case CallEvent.HungUp(LegId leg) when leg.equals(call.agentLeg()) ->
          ended(steps.hangUp(call.customerLeg(), HangUpReason.OTHER_SIDE_LEFT), call, leg, now);
      case CallEvent.CustomerFailed(LegId leg, var _) when leg.equals(call.customerLeg()) ->
          ended(steps.hangUp(call.agentLeg(), HangUpReason.OTHER_SIDE_LEFT), call, leg, now);
      case CallEvent.ContactOver _ ->
          CallRules.hangUpAll(call, HangUpReason.CONTACT_ENDED)
              .publish(CallMessages.endId(call, now), CallMessages.ended(call, EndedBy.AGENT, now))
              .to(call.at(new CallStage.Ended(EndedBy.AGENT)));
      case CallEvent.Transferred(OfferId offer) when offer.equals(stage.offerId()) ->
          passedOn(steps, call, stage, HangUpReason.TRANSFERRED, now);
      case CallEvent.Returned(OfferId offer) when offer.equals(stage.offerId()) ->
          passedOn(steps, call, stage, HangUpReason.OFFER_REVOKED, now);
      default -> CallDecision.none(call);
    };
  }

  /** The call follows its contact: the agent's leg ends, the customer waits on the line. */
  private static CallDecision passedOn(
      Steps steps, Call call, WithAgent stage, HangUpReason reason, Instant now) {
    LegId customer = call.customerLeg();
    if (call.line() == null || customer == null) {
      return CallRules.hangUpAll(call, reason).to(call.awaitingCallback());
    }
    steps.hangUp(call.agentLeg(), reason).then(new CallAction.Park(customer));
    if (stage instanceof Talking) {
      steps.publish(CallMessages.endId(call, now), CallMessages.ended(call, EndedBy.TRANSFER, now));
    }
    return steps.to(call.at(new CallStage.Waiting(stage.offerId())));
  }

  private static CallDecision ended(Steps steps, Call call, LegId leg, Instant now) {
    boolean customer = leg.side() == Side.CUSTOMER;
    EndedBy by = customer ? EndedBy.CUSTOMER : EndedBy.AGENT;
    return steps
        .publish(CallMessages.endId(call, now), CallMessages.ended(call, by, now))
        .send(
            CallMessages.withdrawId(call),
            CallMessages.withdraw(
                call,
                customer
                    ? WithdrawContact.Reason.CUSTOMER_LEFT
                    : WithdrawContact.Reason.AGENT_HUNG_UP))
        .to(call.at(new CallStage.Ended(by)));
  }

  private static CallDecision hold(
      Call call, Talking talking, Side side, boolean holds, Instant now) {
    var holding = EnumSet.noneOf(Side.class);
    holding.addAll(talking.holding());
    if (holds ? !holding.add(side) : !holding.remove(side)) {
      return CallDecision.none(call);
    }
    boolean before = !talking.holding().isEmpty();
    Instant heldAt = holding.isEmpty() ? null : before ? talking.heldAt() : now;
    var next =
        new Talking(talking.offerId(), talking.agentId(), talking.joinedAt(), holding, heldAt);
    var steps = new Steps();
    if (!before) {
      steps.publish(
          "held-" + CallMessages.at(call, now), CallMessages.held(call, talking, side, now));
    } else if (holding.isEmpty()) {
      steps.publish(
          "resumed-" + CallMessages.at(call, now), CallMessages.resumed(call, talking, now));
    }
    return steps.to(call.at(next));
  }

  /** A hold does not outlive its call. */
  private static CallDecision resumed(CallDecision end, Call call, Talking talking, Instant now) {
    if (talking.heldAt() == null) {
      return end;
    }
    var steps =
        new Steps()
            .publish(
                "resumed-" + CallMessages.at(call, now), CallMessages.resumed(call, talking, now));
    end.actions().forEach(steps::then);
    return steps.to(end.next());
  }
}
