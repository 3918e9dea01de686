package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ConsultCommand.CancelConsult;
import org.strowger.contracts.routing.ConsultCommand.CompleteConsult;
import org.strowger.contracts.routing.ConsultCommand.StartConsult;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ConsultEvent.ConsultStarted;
import org.strowger.contracts.routing.ConsultEvent.How;
import org.strowger.contracts.routing.ContactCommand.DismissContact;
import org.strowger.contracts.routing.ContactCommand.DismissReason;
import org.strowger.contracts.routing.ContactCommand.Requeue;
import org.strowger.contracts.routing.ContactCommand.TransferReason;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.PlanCommand.RemoveAgents;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;

@DisplayName("An agent asks a second one about a contact that she keeps")
class ConsultTest {

  private static final RoutingPlan PLAN =
      TestPlan.of(queue("chat").wrapUp(WrapUp.Mode.OPTIONAL, 20), queue("experts"), queue("phone"))
          .build();
  private static final ContactId CONTACT = new ContactId("c1");
  private static final ContactId CONSULT = new ContactId("k1");

  /** Agent a has chat c1; b and c are ready, c after b. */
  private static Exchange kept() {
    return Exchange.with(
            PLAN, agent("a"), agent("b"), agent("c", "all", Map.of("refunds", 4), Map.of()))
        .ready("a")
        .chat("c1", "chat")
        .accept("a", "c1")
        .ready("b", "c");
  }

  private static StartConsult ask(
      @Nullable String toQueue, @Nullable String toAgent, SkillLevel... skills) {
    return new StartConsult(
        new AgentId("a"),
        CONTACT,
        CONSULT,
        toQueue == null ? null : new QueueId(toQueue),
        toAgent == null ? null : new AgentId(toAgent),
        List.of(skills));
  }

  private static CancelConsult cancel(String agent) {
    return new CancelConsult(new AgentId(agent), CONSULT);
  }

  private static CompleteConsult complete(String agent) {
    return new CompleteConsult(new AgentId(agent), CONSULT);
  }

  private static boolean hasContact(Exchange exchange, String agent) {
    return exchange.save().stored().stream()
        .anyMatch(
            each ->
                each instanceof Contact.Assigned contact
                    && contact.id().equals(CONTACT)
                    && contact.agentId().value().equals(agent));
  }

  private static boolean consults(Exchange exchange) {
    return exchange.save().stored().stream().anyMatch(Consult.class::isInstance);
  }

  @Test
  @DisplayName("The consult is offered, holds capacity, and the first leg stays as it was")
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

  /** What happens to a consult, who ends it so, and whether the contact stays with a. */
  private enum Happening {
    ASKER_CANCELS(How.CANCELLED, true, each -> each.send(cancel("a"))),
    CONTACT_CLOSED(How.CONTACT_ENDED, false, each -> each.close("a", "c1")),
    CUSTOMER_LEFT(How.CONTACT_ENDED, false, each -> each.withdraw("c1")),
    CONTACT_REQUEUED(
        How.CONTACT_MOVED, false, each -> each.send(new Requeue(CONTACT, new QueueId("phone")))),
    CONTACT_SNOOZED(How.CONTACT_MOVED, false, each -> each.snooze("a", "c1", 600)),
    ASKER_SIGNS_OFF(
        How.CONTACT_MOVED, false, each -> each.presence("a", Presence.OFFLINE, OpenWork.HAND_BACK)),
    ASKER_LOST(How.CONTACT_MOVED, false, each -> each.disconnect("a").pass(60)),
    ASKER_REMOVED(
        How.CONTACT_MOVED, false, each -> each.send(new RemoveAgents(List.of(new AgentId("a"))))),
    SUPERVISOR(How.SUPERVISOR, true, each -> each.send(new CancelConsult(null, CONSULT))),
    DISMISSED(
        How.SUPERVISOR, true, each -> each.send(new DismissContact(CONSULT, DismissReason.OTHER)));

    private final How how;
    private final boolean kept;

    @SuppressWarnings("ImmutableEnumChecker") // a function of its argument only
    private final Consumer<Exchange> happen;

    Happening(How how, boolean kept, Consumer<Exchange> happen) {
      this.how = how;
      this.kept = kept;
      this.happen = happen;
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("M1, R14: whatever ends a waiting consult, it is over and the asker's leg is right")
  void shouldEndWhileWaiting(Happening happening) {
    // given
    var exchange = kept().presence("b", Presence.ON_BREAK).presence("c", Presence.OFFLINE);
    exchange.send(ask("experts", null));

    // when
    happening.happen.accept(exchange);

    // then
    assertThat(exchange.only(ConsultEnded.class).how()).isEqualTo(happening.how);
    assertThat(consults(exchange)).isFalse();
    assertThat(hasContact(exchange, "a")).isEqualTo(happening.kept);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASKER_LOST") // the offer is over before
  @DisplayName("M1, F5: whatever ends an offered consult, its offer is taken back")
  void shouldEndWhileOffered(Happening happening) {
    // given
    var exchange = kept().send(ask("experts", "b"));

    // when
    happening.happen.accept(exchange);

    // then
    assertThat(exchange.events(OfferRevoked.class))
        .extracting(OfferRevoked::reason)
        .contains(RevokeReason.CONSULT_ENDED);
    assertThat(exchange.only(ConsultEnded.class).how()).isEqualTo(happening.how);
    assertThat(exchange.accept("b", "k1").rejection()).isEqualTo(RejectionCode.OFFER_NOT_LIVE);
    assertThat(hasContact(exchange, "a")).isEqualTo(happening.kept);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("M1, F3: whatever ends an answered consult, the second agent's capacity is free")
  void shouldEndWhileAnswered(Happening happening) {
    // given
    var exchange = kept().send(ask("experts", "b")).accept("b", "k1");

    // when
    happening.happen.accept(exchange);

    // then
    ConsultEnded ended = exchange.only(ConsultEnded.class);
    assertThat(ended.how()).isEqualTo(happening.how);
    assertThat(ended.consultedAgent()).hasToString("b");
    assertThat(exchange.save().stored())
        .noneMatch(
            each -> each instanceof Assignment held && held.assigned().contactId().equals(CONSULT));
    assertThat(hasContact(exchange, "a")).isEqualTo(happening.kept);
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
