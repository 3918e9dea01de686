package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ContactCommand.TransferContact;
import org.strowger.contracts.routing.ContactCommand.TransferReason;
import org.strowger.contracts.routing.ContactCommand.UpdateContact;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactUpdated;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;

@DisplayName("Agents pass contacts on, set them aside, and learn more of them")
class TransferTest {

  private static final RoutingPlan PLAN =
      TestPlan.of(
              queue("mail").wrapUp(WrapUp.Mode.OPTIONAL, 20),
              queue("other"),
              queue("german").languageLevel(3))
          .build();

  private static Exchange assigned() {
    return Exchange.with(
            PLAN, agent("a"), agent("b"), agent("c", "all", Map.of("refunds", 4), Map.of("de", 4)))
        .ready("a")
        .arrive("c1", "mail")
        .accept("a", "c1");
  }

  private static TransferContact transfer(
      @Nullable String toQueue, @Nullable String toAgent, SkillLevel... skills) {
    return new TransferContact(
        new ContactId("c1"),
        new AgentId("a"),
        toQueue == null ? null : new QueueId(toQueue),
        toAgent == null ? null : new AgentId(toAgent),
        List.of(skills),
        skills.length == 0 ? null : 1,
        TransferReason.OTHER);
  }

  @Test
  @DisplayName("A6, A8, R12: ownership ends with the transfer, wrap-up stays with its agent")
  void shouldTransferToAQueue() {
    // given
    var exchange = assigned().pass(60);
    Instant arrivedAt = exchange.all(ContactEnqueued.class).getFirst().arrivedAt();

    // when
    exchange.send(transfer("other", null));

    // then
    assertThat(exchange.only(ContactTransferred.class).queueId()).hasToString("other");
    ContactEnqueued again = exchange.only(ContactEnqueued.class);
    assertThat(again.source()).isEqualTo(SegmentSource.TRANSFER);
    assertThat(again.arrivedAt()).isEqualTo(arrivedAt);
    assertThat(exchange.events(WrapUpStarted.class)).hasSize(1);
    assertThat(exchange.offered()).isEmpty();
    assertThat(exchange.endWrapUp("a", "c1").only(WrapUpEnded.class).by()).isEqualTo(EndedBy.AGENT);
    assertThat(exchange.ready("b").offered()).containsExactly("c1>b");
    assertThat(exchange.send(transfer("other", null)).rejection())
        .isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  void shouldOfferToTheAgentWhoIsNamedAndThenToOthers() {
    // given
    var exchange = assigned().ready("c", "b");

    // when
    exchange.send(transfer(null, "b"));

    // then
    assertThat(exchange.offered()).containsExactly("c1>b");
    assertThat(exchange.only(OfferIssued.class).why().trigger())
        .isEqualTo(Trigger.CONTACT_TRANSFERRED);
    assertThat(exchange.decline("b", "c1").offered()).containsExactly("c1>c");
  }

  @Test
  void shouldKeepTheContactWhenTheNamedAgentCannotTakeIt() {
    // given
    var exchange = assigned();

    // when
    exchange.send(transfer(null, "b"));

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.NOT_AVAILABLE);
    assertThat(exchange.close("a", "c1").events(ContactClosed.class)).hasSize(1);
  }

  @Test
  void shouldEscalateToWhoCanDoMore() {
    // given
    var exchange = assigned().ready("b", "c");

    // when
    exchange.send(transfer(null, null, new SkillLevel("refunds", 3)));

    // then
    assertThat(exchange.only(ContactEnqueued.class).priority()).isEqualTo(1);
    assertThat(exchange.only(ContactEnqueued.class).requiredSkills())
        .containsExactly(new SkillLevel("refunds", 3));
    assertThat(exchange.offered()).containsExactly("c1>c");
    exchange.restart().decline("c", "c1");
    assertThat(exchange.offered()).isEmpty();
  }

  @Test
  void shouldRefuseASkillThePlanDoesNotKnow() {
    assertThat(assigned().send(transfer(null, null, new SkillLevel("magic", 3))).rejection())
        .isEqualTo(RejectionCode.UNKNOWN_SKILL);
  }

  @Test
  @DisplayName("C3, Z1: what wakes up is routed anew, to whoever has room")
  void shouldWakeASnoozedContact() {
    // given
    var exchange = assigned().snooze("a", "c1", 3_600);
    assertThat(exchange.only(ContactReturned.class).reason()).isEqualTo(ReturnReason.SNOOZED);
    assertThat(exchange.only(ContactDeferred.class).reason()).isEqualTo(DeferReason.SNOOZED);
    exchange.presence("a", Presence.OFFLINE).ready("b");
    assertThat(exchange.restart().pass(3_500).offered()).isEmpty();

    // when
    exchange.pass(100);

    // then
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  @DisplayName("C4: a message wakes a snoozed contact, its agent may be gone")
  void shouldWakeASnoozedContactByAMessage() {
    // given
    var exchange = assigned().snooze("a", "c1", 3_600);
    exchange.presence("a", Presence.OFFLINE).ready("b");

    // when
    exchange.send(exchange.route("c2", "of-c1", "mail", ChannelType.EMAIL, null));

    // then
    assertThat(exchange.only(ContactJoined.class).contactId()).hasToString("c1");
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  void shouldSnoozeOnlyWhatCanWaitAndIsOnesOwn() {
    // given
    var exchange = assigned();

    // then
    assertThat(exchange.snooze("b", "c1", 60).rejection())
        .isEqualTo(RejectionCode.NOT_YOUR_CONTACT);
    assertThat(exchange.snooze("a", "c1", 0).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    exchange.close("a", "c1").pass(20).call("c2", "mail").accept("a", "c2");
    assertThat(exchange.snooze("a", "c2", 60).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  void shouldReevaluateAContactOfWhichMoreIsKnown() {
    // given
    var exchange = assigned().ready("c", "b").arrive("c2", "german", ChannelType.EMAIL, "fr");
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.send(update("de"));

    // then
    assertThat(exchange.only(ContactUpdated.class).language()).isNotNull();
    assertThat(exchange.offered()).containsExactly("c2>c");
    assertThat(exchange.send(update("de")).rejection()).isEqualTo(RejectionCode.WRONG_STATE);
    assertThat(exchange.send(update("en")).only(OfferRevoked.class).reason())
        .isEqualTo(RevokeReason.CONTACT_UPDATED);
  }

  private static UpdateContact update(String language) {
    return new UpdateContact(
        new ContactId("c2"),
        new ContactLanguage(language, ContactLanguage.Source.DETECTED, 90),
        Map.of("tier", "gold"));
  }

  private static TransferContact escalate(@Nullable Integer priority, SkillLevel... skills) {
    return new TransferContact(
        new ContactId("c1"),
        new AgentId("a"),
        null,
        null,
        List.of(skills),
        priority,
        TransferReason.ESCALATION);
  }

  @Test
  @DisplayName("An escalation keeps conversation and arrival, raises priority and requires a level")
  void shouldEscalate() {
    // given
    var exchange = assigned().ready("b", "c");
    ContactEnqueued before = exchange.all(ContactEnqueued.class).getFirst();

    // when
    exchange.send(escalate(null, new SkillLevel("refunds", 4)));

    // then
    ContactEnqueued again = exchange.only(ContactEnqueued.class);
    assertThat(again.arrivedAt()).isEqualTo(before.arrivedAt());
    assertThat(again.priority()).isEqualTo(before.priority() - 1);
    assertThat(again.requiredSkills()).containsExactly(new SkillLevel("refunds", 4));
    assertThat(exchange.only(ContactTransferred.class).reason())
        .isEqualTo(TransferReason.ESCALATION);
    assertThat(exchange.offered()).containsExactly("c1>c");
    assertThat(exchange.only(OfferIssued.class).conversationId())
        .isEqualTo(exchange.all(OfferIssued.class).getFirst().conversationId());
  }

  @Test
  void shouldRefuseAnEscalationThatIsNone() {
    // given
    var exchange = assigned();

    // then
    assertThat(exchange.send(escalate(null)).rejection()).isEqualTo(RejectionCode.LEVEL_MISSING);
    assertThat(exchange.send(escalate(9, new SkillLevel("refunds", 4))).rejection())
        .isEqualTo(RejectionCode.WRONG_STATE);
    exchange.send(escalate(5, new SkillLevel("refunds", 4)));
    assertThat(exchange.only(ContactEnqueued.class).priority()).isEqualTo(5);
  }
}
