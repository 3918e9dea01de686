package org.strowger.gateway.phone;

import java.time.Instant;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.RequestCallback;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.gateway.phone.CallDecision.Steps;
import org.strowger.gateway.phone.CallStage.Joining;
import org.strowger.gateway.phone.CallStage.Lifted;
import org.strowger.gateway.phone.CallStage.Ringing;
import org.strowger.gateway.phone.CallStage.Talking;
import org.strowger.gateway.phone.driver.HangUpReason;

/**
 * What becomes of a call whose process died: a waiting customer is called back, a talking one is
 * cut off. A pure function.
 */
final class DeadInstanceRules {

  private static final HangUpReason RESTART = HangUpReason.GATEWAY_RESTART;

  private DeadInstanceRules() {}

  static CallDecision decide(Call call, Instant now) {
    return switch (call.stage()) {
      case CallStage.Waiting _ -> callBack(new Steps(), call, now);
      case Ringing ringing when ringing.assignedAt() != null ->
          callBack(
              new Steps().send("return-" + ringing.offerId(), CallMessages.giveBack(ringing)),
              call,
              now);
      case Ringing ringing when call.callback() ->
          hangUp(call)
              .send(
                  "decline-" + ringing.offerId(),
                  new DeclineOffer(ringing.agentId(), ringing.offerId(), DeclineReason.TECHNICAL))
              .to(call.awaitingCallback());
      case Ringing _ -> callBack(new Steps(), call, now);
      case Lifted lifted ->
          // if accepting succeeded, it goes back in line first; else this is refused
          callBack(
              new Steps().send("return-" + lifted.offerId(), CallMessages.giveBack(lifted)),
              call,
              now);
      case Joining joining when call.callback() ->
          hangUp(call)
              .send(
                  "report-" + joining.offerId(),
                  new ReportCallback(call.contactId(), CallbackOutcome.FAILED))
              .to(call.awaitingCallback());
      case Joining _ -> cutOff(hangUp(call), call, now);
      case Talking talking -> {
        Steps steps = hangUp(call);
        if (talking.heldAt() != null) {
          steps.publish(
              "resumed-" + CallMessages.at(call, now), CallMessages.resumed(call, talking, now));
        }
        yield cutOff(steps, call, now);
      }
      case CallStage.AwaitingCallback _ -> CallDecision.none(call);
      case CallStage.Ended _ -> CallDecision.none(call);
    };
  }

  private static CallDecision callBack(Steps steps, Call call, Instant now) {
    hangUp(call).to(call).actions().forEach(steps::then);
    if (!call.callback()) {
      steps
          .send(
              "callback-" + CallMessages.at(call, now),
              new RequestCallback(call.contactId(), CallbackReason.GATEWAY_RESTART))
          .publish(
              CallMessages.endId(call, now),
              CallMessages.ended(call, EndedBy.GATEWAY_RESTART, now));
    }
    return steps.to(call.awaitingCallback());
  }

  private static CallDecision cutOff(Steps steps, Call call, Instant now) {
    return steps
        .publish(
            CallMessages.endId(call, now), CallMessages.ended(call, EndedBy.GATEWAY_RESTART, now))
        .send(
            CallMessages.withdrawId(call),
            CallMessages.withdraw(call, WithdrawContact.Reason.GATEWAY_RESTART))
        .to(call.at(new CallStage.Ended(EndedBy.GATEWAY_RESTART)));
  }

  private static Steps hangUp(Call call) {
    return CallRules.hangUpAll(call, RESTART);
  }
}
