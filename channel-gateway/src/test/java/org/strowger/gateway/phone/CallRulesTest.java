package org.strowger.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallHeld;
import org.strowger.contracts.fact.ChannelFact.CallResumed;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.RequestCallback;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.gateway.phone.CallStage.Joining;
import org.strowger.gateway.phone.CallStage.Lifted;
import org.strowger.gateway.phone.CallStage.Ringing;
import org.strowger.gateway.phone.CallStage.Talking;
import org.strowger.gateway.phone.CallStage.Waiting;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegId;

class CallRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ContactId CONTACT = new ContactId("ct-1");
  private static final OfferId OFFER = new OfferId(CONTACT, 1);
  private static final OfferId NEXT = new OfferId(CONTACT, 2);
  private static final AgentId AGENT = new AgentId("ann");
  private static final LegId CALLER = new LegId(CONTACT, Side.CUSTOMER, 0);
  private static final LegId DIALLED = new LegId(CONTACT, Side.CUSTOMER, 1);
  private static final LegId PHONE = new LegId(CONTACT, Side.AGENT, 1);

  @Test
  void shouldRingTheAgentWhoIsOffered() {
    var decision = decide(waiting(), new CallEvent.Offered(OFFER, AGENT));
    assertThat(decision.next().stage()).isEqualTo(new Ringing(OFFER, AGENT, null));
    assertThat(decision.actions()).containsExactly(new CallAction.RingAgent(PHONE, AGENT));
  }

  @Test
  void shouldEndTheLegOfACallerWhoIsNotLetIn() {
    for (HangUpReason reason : List.of(HangUpReason.FULL, HangUpReason.CLOSED)) {
      var decision = decide(waiting(), new CallEvent.Refused(reason));
      assertThat(decision.next().stage()).isEqualTo(new CallStage.Ended(EndedBy.FAILED));
      assertThat(decision.actions().getFirst()).isEqualTo(new CallAction.HangUp(CALLER, reason));
    }
  }

  @Test
  void shouldEndTheLegOfACallerWhoIsCalledBackAtTheOpening() {
    var decision = decide(waiting(), new CallEvent.CallbackAgreed(HangUpReason.CALLBACK));
    assertThat(decision.next().stage()).isEqualTo(new CallStage.AwaitingCallback());
    assertThat(decision.actions().getFirst())
        .isEqualTo(new CallAction.HangUp(CALLER, HangUpReason.CALLBACK));
  }

  @Test
  void shouldAnswerTheCallerOnlyWhenTheContactIsAssigned() {
    var lifted = decide(ringing(), new CallEvent.AgentLifted(PHONE));
    assertThat(lifted.actions())
        .containsExactly(
            new CallAction.SendCommand("accept-ct-1~1", new AcceptOffer(AGENT, OFFER)));
    var assigned = decide(lifted.next(), new CallEvent.Assigned(OFFER, AGENT));
    assertThat(assigned.actions()).containsExactly(new CallAction.Connect(CALLER, PHONE));
    assertThat(assigned.next().stage()).isInstanceOf(Joining.class);
  }

  @Test
  void shouldHangUpAtTheAgentWhoLiftedTooLate() {
    var decision =
        decide(
            at(new Lifted(OFFER, AGENT)),
            new CallEvent.OfferOver(OFFER, HangUpReason.OFFER_EXPIRED));
    assertThat(decision.next().stage()).isEqualTo(new Waiting(null));
    assertThat(decision.actions())
        .containsExactly(
            new CallAction.HangUp(PHONE, HangUpReason.OFFER_GONE), new CallAction.LetWait(CALLER));
  }

  @Test
  void shouldIgnoreWhatBelongsToAnOlderOffer() {
    Call ringing = at(new Ringing(NEXT, AGENT, null));
    for (CallEvent late :
        List.of(
            new CallEvent.OfferOver(OFFER, HangUpReason.OFFER_EXPIRED),
            new CallEvent.AgentFailed(PHONE, DeclineReason.BUSY),
            new CallEvent.HungUp(PHONE),
            new CallEvent.Assigned(OFFER, AGENT),
            new CallEvent.Returned(OFFER))) {
      assertThat(decide(ringing, late)).as("%s", late).isEqualTo(CallDecision.none(ringing));
    }
  }

  @Test
  void shouldDeclineForTheAgentWhoIsBusy() {
    var decision = decide(ringing(), new CallEvent.AgentFailed(PHONE, DeclineReason.BUSY));
    assertThat(decision.actions())
        .containsExactly(
            new CallAction.SendCommand(
                "decline-ct-1~1", new DeclineOffer(AGENT, OFFER, DeclineReason.BUSY)),
            new CallAction.LetWait(CALLER));
  }

  @Test
  @DisplayName("an agent who lifts and hangs up at once gives the contact back, and is not rung")
  void shouldGiveBackWhatWasLeftBeforeItWasAssigned() {
    var left = decide(at(new Lifted(OFFER, AGENT)), new CallEvent.HungUp(PHONE));
    assertThat(left.actions())
        .first()
        .isInstanceOfSatisfying(
            CallAction.SendCommand.class,
            tell -> assertThat(tell.command()).isInstanceOf(ReturnContact.class));
    var assigned = decide(left.next(), new CallEvent.Assigned(OFFER, AGENT));
    assertThat(assigned.actions()).isEmpty();
  }

  @Test
  @DisplayName("F5: a caller who leaves takes the ringing with her")
  void shouldStopTheRingingOfACallerWhoLeft() {
    var decision = decide(ringing(), new CallEvent.HungUp(CALLER));
    assertThat(decision.next().stage()).isEqualTo(new CallStage.Ended(EndedBy.CUSTOMER));
    assertThat(decision.actions())
        .contains(new CallAction.HangUp(PHONE, HangUpReason.OTHER_SIDE_LEFT))
        .contains(withdraw(WithdrawContact.Reason.CUSTOMER_LEFT));
  }

  @Test
  void shouldRingOnForAnOfferThatWasAcceptedAtTheDesk() {
    Call accepted = decide(ringing(), new CallEvent.Assigned(OFFER, AGENT)).next();
    assertThat(decide(accepted, new CallEvent.AgentLifted(PHONE)).actions())
        .containsExactly(new CallAction.Connect(CALLER, PHONE));
    var silent =
        CallRules.decide(accepted, new CallEvent.TimePassed(), NOW.plus(CallRules.LONGEST_RING));
    assertThat(silent.next().stage()).isEqualTo(new Waiting(OFFER));
    assertThat(silent.actions()).contains(new CallAction.LetWait(CALLER));
  }

  @Test
  void shouldEndTheOtherLegWhenASideHangsUp() {
    var byAgent = decide(talking(), new CallEvent.HungUp(PHONE));
    assertThat(byAgent.actions())
        .contains(new CallAction.HangUp(CALLER, HangUpReason.OTHER_SIDE_LEFT))
        .contains(withdraw(WithdrawContact.Reason.AGENT_HUNG_UP));
    var byCaller = decide(talking(), new CallEvent.HungUp(CALLER));
    assertThat(byCaller.actions())
        .contains(new CallAction.HangUp(PHONE, HangUpReason.OTHER_SIDE_LEFT))
        .contains(withdraw(WithdrawContact.Reason.CUSTOMER_LEFT));
  }

  @Test
  void shouldEndBothLegsWhenTheContactIsClosedAtTheDesk() {
    var decision = decide(talking(), new CallEvent.ContactOver());
    assertThat(decision.actions())
        .contains(new CallAction.HangUp(PHONE, HangUpReason.CONTACT_ENDED))
        .contains(new CallAction.HangUp(CALLER, HangUpReason.CONTACT_ENDED))
        .noneMatch(CallAction.SendCommand.class::isInstance);
  }

  @Test
  @DisplayName("TR20: the call follows its contact: the agent's leg ends, the customer's stays")
  void shouldKeepTheCustomerOfAContactThatIsPassedOn() {
    for (CallEvent event :
        List.of(new CallEvent.Transferred(OFFER), new CallEvent.Returned(OFFER))) {
      var passedOn = decide(connected(), event);
      assertThat(passedOn.next().stage()).isEqualTo(new Waiting(OFFER));
      assertThat(passedOn.actions()).contains(new CallAction.Park(CALLER));
      assertThat(passedOn.actions())
          .filteredOn(CallAction.HangUp.class::isInstance)
          .extracting(action -> ((CallAction.HangUp) action).leg())
          .containsExactly(PHONE);
      assertThat(notes(passedOn))
          .singleElement()
          .isInstanceOfSatisfying(
              CallEnded.class, ended -> assertThat(ended.by()).isEqualTo(EndedBy.TRANSFER));
    }
  }

  @Test
  @DisplayName("TR20: the next agent is connected to the leg that the customer has")
  void shouldConnectTheNextAgentToTheCustomerOnTheLine() {
    Call waiting = decide(connected(), new CallEvent.Transferred(OFFER)).next();
    Call ringing = decide(waiting, new CallEvent.Offered(NEXT, AGENT)).next();
    LegId next = new LegId(CONTACT, Side.AGENT, 2);
    Call lifted = decide(ringing, new CallEvent.AgentLifted(next)).next();
    var assigned = decide(lifted, new CallEvent.Assigned(NEXT, AGENT));
    assertThat(assigned.actions()).containsExactly(new CallAction.Connect(CALLER, next));
    assertThat(decide(assigned.next(), new CallEvent.Joined()).next().stage())
        .isInstanceOf(Talking.class);
  }

  @Test
  @DisplayName("TR20: a customer who was called back keeps the leg on which she was reached")
  void shouldKeepTheLegOnWhichTheCustomerWasReached() {
    Call dialling = waiting().awaitingCallback().at(new Joining(OFFER, AGENT, NOW));
    Call talking = decide(dialling, new CallEvent.Joined()).next();
    var passedOn = decide(talking, new CallEvent.Transferred(OFFER));
    assertThat(passedOn.actions()).contains(new CallAction.Park(DIALLED));
    Call ringing = decide(passedOn.next(), new CallEvent.Offered(NEXT, AGENT)).next();
    assertThat(ringing.customerLeg()).isEqualTo(DIALLED);
    assertThat(ringing.callback()).isFalse();
  }

  @Test
  @DisplayName("TR20: a call that is passed on before both sides are joined goes on too")
  void shouldKeepTheCallThatIsPassedOnWhileItIsConnected() {
    Call joining =
        decide(at(new Lifted(OFFER, AGENT)), new CallEvent.Assigned(OFFER, AGENT)).next();
    assertThat(decide(joining, new CallEvent.Transferred(OFFER)).actions())
        .containsExactly(
            new CallAction.HangUp(PHONE, HangUpReason.TRANSFERRED), new CallAction.Park(CALLER));
    Call dialling = waiting().awaitingCallback().at(new Joining(OFFER, AGENT, NOW));
    var notReached = decide(dialling, new CallEvent.Transferred(OFFER));
    assertThat(notReached.next().stage()).isEqualTo(new CallStage.AwaitingCallback());
    assertThat(notReached.actions())
        .contains(new CallAction.HangUp(DIALLED, HangUpReason.TRANSFERRED));
  }

  @Test
  @DisplayName("TR20: a customer who hangs up between two agents has left")
  void shouldEndTheCallOfACustomerWhoLeavesBetweenTwoAgents() {
    Call parked = decide(connected(), new CallEvent.Transferred(OFFER)).next();
    assertThat(decide(parked, new CallEvent.HungUp(CALLER)).actions())
        .contains(withdraw(WithdrawContact.Reason.CUSTOMER_LEFT));
    assertThat(decide(parked, new CallEvent.HungUp(PHONE)).actions()).isEmpty();
    assertThat(decide(parked, new CallEvent.Assigned(OFFER, AGENT)).actions()).isEmpty();
  }

  @Test
  void shouldCountHoldingFromTheFirstWhoHoldsToTheLast() {
    var first = decide(talking(), new CallEvent.HoldChanged(PHONE, true));
    assertThat(notes(first)).hasExactlyElementsOfTypes(CallHeld.class);
    var second = decide(first.next(), new CallEvent.HoldChanged(CALLER, true));
    assertThat(second.actions()).isEmpty();
    var third = decide(second.next(), new CallEvent.HoldChanged(PHONE, false));
    assertThat(third.actions()).isEmpty();
    var last = decide(third.next(), new CallEvent.HoldChanged(CALLER, false));
    assertThat(notes(last)).hasExactlyElementsOfTypes(CallResumed.class);
  }

  @Test
  void shouldEndAHoldWithItsCall() {
    Call held = decide(talking(), new CallEvent.HoldChanged(PHONE, true)).next();
    assertThat(notes(decide(held, new CallEvent.HungUp(CALLER))))
        .hasExactlyElementsOfTypes(CallResumed.class, CallEnded.class);
  }

  @Test
  void shouldLetTheCallerGoWhoWillBeCalledBack() {
    var decision = decide(waiting(), new CallEvent.CallbackAgreed(HangUpReason.CALLBACK));
    assertThat(decision.next().stage()).isEqualTo(new CallStage.AwaitingCallback());
    assertThat(decision.actions()).contains(new CallAction.HangUp(CALLER, HangUpReason.CALLBACK));
  }

  @Test
  @DisplayName("X1: a callback rings the agent, dials the customer, and tells what came of it")
  void shouldDialTheCustomerWhenTheAgentHasLifted() {
    Call awaiting = waiting().awaitingCallback();
    Call ringing = decide(awaiting, new CallEvent.Offered(OFFER, AGENT)).next();
    Call lifted = decide(ringing, new CallEvent.AgentLifted(PHONE)).next();
    var dialling = decide(lifted, new CallEvent.Assigned(OFFER, AGENT));
    assertThat(dialling.actions()).containsExactly(new CallAction.Dial(DIALLED, PHONE));
    assertThat(decide(dialling.next(), new CallEvent.Joined()).actions())
        .contains(
            new CallAction.SendCommand(
                "report-ct-1~1", new ReportCallback(CONTACT, CallbackOutcome.REACHED)));
    var busy = decide(dialling.next(), new CallEvent.CustomerFailed(DIALLED, CallbackOutcome.BUSY));
    assertThat(busy.next().stage()).isEqualTo(new CallStage.AwaitingCallback());
    assertThat(busy.actions())
        .contains(new CallAction.HangUp(PHONE, HangUpReason.FAILED))
        .contains(
            new CallAction.SendCommand(
                "report-ct-1~1", new ReportCallback(CONTACT, CallbackOutcome.BUSY)));
  }

  @Test
  void shouldNotDialForEver() {
    Call dialling = waiting().awaitingCallback().at(new Joining(OFFER, AGENT, NOW));
    var decision =
        CallRules.decide(
            dialling, new CallEvent.TimePassed(), NOW.plus(ConnectedRules.LONGEST_DIAL));
    assertThat(decision.actions())
        .contains(new CallAction.HangUp(DIALLED, HangUpReason.FAILED))
        .contains(
            new CallAction.SendCommand(
                "report-ct-1~1", new ReportCallback(CONTACT, CallbackOutcome.NO_ANSWER)));
  }

  @Test
  @DisplayName("after a crash waiting customers are called back, talking ones are cut off")
  void shouldEndTheCallOfADeadProcessByWhatItWas() {
    var request = new RequestCallback(CONTACT, CallbackReason.GATEWAY_RESTART);
    for (Call call : List.of(waiting(), ringing(), at(new Lifted(OFFER, AGENT)))) {
      CallDecision decision = DeadInstanceRules.decide(call, NOW);
      assertThat(decision.next().stage()).isEqualTo(new CallStage.AwaitingCallback());
      assertThat(decision.actions())
          .filteredOn(CallAction.SendCommand.class::isInstance)
          .extracting(action -> ((CallAction.SendCommand) action).command())
          .contains(request);
    }
    assertThat(DeadInstanceRules.decide(talking(), NOW).actions())
        .contains(withdraw(WithdrawContact.Reason.GATEWAY_RESTART))
        .contains(new CallAction.HangUp(PHONE, HangUpReason.GATEWAY_RESTART))
        .contains(new CallAction.HangUp(CALLER, HangUpReason.GATEWAY_RESTART));
  }

  private static List<Object> notes(CallDecision decision) {
    return decision.actions().stream()
        .filter(CallAction.PublishFact.class::isInstance)
        .<Object>map(action -> ((CallAction.PublishFact) action).fact())
        .toList();
  }

  private static CallAction withdraw(WithdrawContact.Reason reason) {
    return new CallAction.SendCommand("withdraw-ct-1", new WithdrawContact(CONTACT, reason));
  }

  private static CallDecision decide(Call call, CallEvent event) {
    return CallRules.decide(call, event, NOW);
  }

  private static Call waiting() {
    return at(new Waiting(null));
  }

  private static Call ringing() {
    return at(new Ringing(OFFER, AGENT, null));
  }

  private static Call talking() {
    return at(new Talking(OFFER, AGENT, NOW, Set.of(), null));
  }

  private static Call connected() {
    return talking().answered(CALLER);
  }

  private static Call at(CallStage stage) {
    return new Call(CONTACT, new ConversationId("cv-1"), new DomainId("demo"), false, null, stage);
  }
}
