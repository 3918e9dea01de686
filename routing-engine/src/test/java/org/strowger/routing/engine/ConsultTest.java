package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.ConsultScene.CONSULT;
import static org.strowger.routing.engine.ConsultScene.CONTACT;
import static org.strowger.routing.engine.ConsultScene.PLAN;
import static org.strowger.routing.engine.ConsultScene.ask;
import static org.strowger.routing.engine.ConsultScene.cancel;
import static org.strowger.routing.engine.ConsultScene.complete;
import static org.strowger.routing.engine.ConsultScene.consults;
import static org.strowger.routing.engine.ConsultScene.hasContact;
import static org.strowger.routing.engine.ConsultScene.kept;
import static org.strowger.routing.engine.TestPlan.agent;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ConsultEvent.ConsultStarted;
import org.strowger.contracts.routing.ConsultEvent.How;
import org.strowger.contracts.routing.ContactCommand.TransferReason;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;

@DisplayName("An agent asks a second one about a contact that she keeps")
class ConsultTest {

  @Test
  @DisplayName("The consult is offered, takes capacity, and the first leg stays as it was")
  void shouldOfferTheConsultAndKeepTheContact() {
    // given
    var exchange = kept();

    // when
    exchange.send(ask("experts", null));

    // then
    assertThat(exchange.only(ConsultStarted.class).queueId()).hasToString("experts");
    OfferIssued offer = exchange.only(OfferIssued.class);
    assertThat(exchange.offered()).containsExactly("k1>b");
    assertThat(offer.source()).isEqualTo(SegmentSource.CONSULT);
    assertThat(offer.why().trigger()).isEqualTo(Trigger.AGENT_CONSULTS);
    exchange.restart().accept("b", "k1");
    assertThat(exchange.only(ConsultAnswered.class).consultedAgent()).hasToString("b");
    assertThat(exchange.only(ContactAssigned.class).cost()).isPositive();
    assertThat(hasContact(exchange, "a")).isTrue();
    assertThat(exchange.connect("a").only(AgentSnapshot.class).consults()).hasSize(1);
    exchange.send(new ExplainContact(CONSULT));
    assertThat(exchange.only(ContactExplained.class).reason()).startsWith("Consult of a about c1");
  }

  @Test
  void shouldAskForALevel() {
    // given
    var exchange = kept();

    // when
    exchange.send(ask(null, null, new SkillLevel("refunds", 4)));

    // then
    assertThat(exchange.offered()).containsExactly("k1>c");
  }

  @Test
  @DisplayName("Completed: ownership moves, the first agent's wrap-up begins")
  void shouldMoveTheContactOnCompletionOnly() {
    // given
    var exchange = kept().send(ask("experts", null)).accept("b", "k1");

    // when
    exchange.send(complete("a"));

    // then
    ContactTransferred transferred = exchange.only(ContactTransferred.class);
    assertThat(transferred.reason()).isEqualTo(TransferReason.CONSULTED);
    assertThat(exchange.only(WrapUpStarted.class).agentId()).hasToString("a");
    assertThat(exchange.only(ContactEnqueued.class).source()).isEqualTo(SegmentSource.TRANSFER);
    OfferIssued offer = exchange.only(OfferIssued.class);
    assertThat(offer.mode()).isEqualTo(OfferMode.CONSULTED);
    assertThat(offer.why().trigger()).isEqualTo(Trigger.CONSULT_COMPLETED);
    assertThat(exchange.only(ContactAssigned.class).agentId()).hasToString("b");
    assertThat(consults(exchange)).isFalse();
    assertThat(exchange.close("b", "c1").events(ContactClosed.class)).hasSize(1);
    assertThat(exchange.send(complete("a")).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  @DisplayName("A completed call rings at the phone of the agent who was asked")
  void shouldRingForACall() {
    // given
    var exchange =
        Exchange.with(PLAN, agent("a"), agent("b"))
            .ready("a")
            .call("c1", "phone")
            .accept("a", "c1")
            .ready("b")
            .send(ask(null, "b"))
            .accept("b", "k1");

    // when
    exchange.send(complete("a"));

    // then
    assertThat(exchange.only(OfferIssued.class).mode()).isEqualTo(OfferMode.OFFERED);
    assertThat(exchange.accept("b", "c1").only(ContactAssigned.class).agentId()).hasToString("b");
  }

  @Test
  @DisplayName("M1: a consult that everybody declines returns to the same leg")
  void shouldEndWhenEverybodyDeclined() {
    // given
    var exchange = kept().send(ask("experts", null));

    // when
    exchange.decline("b", "k1");

    // then
    assertThat(exchange.offered()).containsExactly("k1>c");
    exchange.decline("c", "k1");
    assertThat(exchange.only(ConsultEnded.class).how()).isEqualTo(How.DECLINED);
    assertThat(hasContact(exchange, "a")).isTrue();
    assertThat(exchange.send(cancel("a")).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  void shouldEndWhenTheNamedAgentDeclinesAlthoughOthersAreThere() {
    // given
    var exchange = kept().send(ask(null, "c"));

    // when
    exchange.decline("c", "k1");

    // then
    assertThat(exchange.offered()).isEmpty();
    assertThat(exchange.only(ConsultEnded.class).how()).isEqualTo(How.DECLINED);
  }

  @Test
  void shouldEndAtOnceWhenNobodyIsThere() {
    // given
    var exchange = kept().presence("b", Presence.OFFLINE).presence("c", Presence.OFFLINE);

    // when
    exchange.send(ask("experts", null));

    // then
    assertThat(exchange.only(ConsultEnded.class).how()).isEqualTo(How.NOBODY_THERE);
    assertThat(exchange.offered()).isEmpty();
  }

  @Test
  @DisplayName(
      "Nobody free within five minutes: the consult is over, and never offered to the asker")
  void shouldExpire() {
    // given
    var exchange = kept().presence("b", Presence.ON_BREAK).presence("c", Presence.OFFLINE);

    // when
    exchange.send(ask("experts", null));

    // then
    assertThat(exchange.pass(299).events(OfferIssued.class)).isEmpty();
    assertThat(exchange.pass(1).only(ConsultEnded.class).how()).isEqualTo(How.EXPIRED);
    assertThat(hasContact(exchange, "a")).isTrue();
  }

  @Test
  void shouldEndByTheConsultedAgentAndRefuseStrangers() {
    // given
    var exchange = kept().send(ask("experts", "b")).accept("b", "k1");

    // when
    exchange.send(cancel("c"));

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.NOT_YOUR_CONTACT);
    assertThat(exchange.send(complete("b")).rejection()).isEqualTo(RejectionCode.NOT_YOUR_CONTACT);
    assertThat(exchange.close("b", "k1").rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(exchange.send(cancel("b")).only(ConsultEnded.class).how()).isEqualTo(How.LEFT);
  }

  @Test
  @DisplayName("The consulted agent signs off or stays away: the first leg is as it was")
  void shouldEndWhenTheConsultedAgentGoes() {
    // given
    var signsOff = kept().send(ask("experts", "b")).accept("b", "k1");
    var isLost = kept().send(ask("experts", "b")).accept("b", "k1");

    // when
    signsOff.presence("b", Presence.OFFLINE, OpenWork.HAND_BACK);
    isLost.disconnect("b").pass(60);

    // then
    assertThat(signsOff.only(ConsultEnded.class).how()).isEqualTo(How.AGENT_GONE);
    assertThat(isLost.only(ConsultEnded.class).how()).isEqualTo(How.AGENT_GONE);
    assertThat(hasContact(signsOff, "a") && hasContact(isLost, "a")).isTrue();
  }

  @Test
  void shouldEndWhenTheNamedAgentLosesHerDesk() {
    // given
    var exchange = kept().send(ask("experts", "b"));

    // when
    exchange.disconnect("b");

    // then
    assertThat(exchange.only(ConsultEnded.class).how()).isEqualTo(How.NOBODY_THERE);
  }

  @Test
  void shouldRefuseWhatCannotBeAsked() {
    // given
    var exchange = kept();

    // then
    assertThat(exchange.send(ask("nowhere", null)).rejection())
        .isEqualTo(RejectionCode.UNKNOWN_QUEUE);
    assertThat(exchange.send(ask(null, "a")).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(exchange.send(ask(null, null, new SkillLevel("magic", 1))).rejection())
        .isEqualTo(RejectionCode.UNKNOWN_SKILL);
    assertThat(exchange.send(complete("a")).rejection()).isEqualTo(RejectionCode.UNKNOWN_CONTACT);
    exchange.send(ask("experts", null));
    assertThat(exchange.send(ask("experts", null)).rejection())
        .isEqualTo(RejectionCode.DUPLICATE_CONTACT);
    assertThat(exchange.send(complete("a")).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  @DisplayName("A customer's next message joins her contact, not the consult about it")
  void shouldNotBeJoined() {
    // given
    var exchange = kept().send(ask("experts", "b")).accept("b", "k1").restart();

    // when
    exchange.send(exchange.route("c2", "of-c1", "chat", ChannelType.CHAT, null));

    // then
    assertThat(exchange.only(ContactJoined.class).contactId()).isEqualTo(CONTACT);
    assertThat(exchange.advance(Duration.ofSeconds(1)).events(ConsultEnded.class)).isEmpty();
  }
}
