package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ClosedBy;
import org.strowger.contracts.routing.ContactCommand.AssignContact;
import org.strowger.contracts.routing.ContactCommand.DismissContact;
import org.strowger.contracts.routing.ContactCommand.DismissReason;
import org.strowger.contracts.routing.ContactCommand.Reprioritise;
import org.strowger.contracts.routing.ContactCommand.Requeue;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDismissed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactMoved;
import org.strowger.contracts.routing.ContactEvent.ContactReprioritised;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.ContactState;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.SupervisorCommand.RequeueAll;

@DisplayName("Supervisors can change any contact, in whatever state it is")
class SupervisorTest {

  private static final RoutingPlan PLAN =
      TestPlan.of(queue("mail").wrapUp(WrapUp.Mode.UNTIL_DONE, 0), queue("other"), queue("phone"))
          .build();

  private enum Situation {
    WAITING,
    OFFERED,
    ASSIGNED,
    SNOOZED
  }

  /**
   * Contact c1 in a situation; agent a is ready unless it waits, agent b is there but on a break.
   */
  private static Exchange at(Situation situation) {
    var exchange = Exchange.with(PLAN, agent("a"), agent("b"));
    exchange.ready("b").presence("b", Presence.ON_BREAK);
    if (situation == Situation.WAITING) {
      return exchange.arrive("c1", "mail");
    }
    exchange.ready("a").arrive("c1", "mail");
    if (situation != Situation.OFFERED) {
      exchange.accept("a", "c1");
    }
    if (situation == Situation.SNOOZED) {
      exchange.snooze("a", "c1", 3_600);
    }
    return exchange;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("R15: a contact can be moved to another queue in whatever state it is")
  void shouldRequeue(Situation situation) {
    // given
    var exchange = at(situation);

    // when
    exchange.send(new Requeue(new ContactId("c1"), new QueueId("other")));

    // then
    ContactEnqueued again = exchange.only(ContactEnqueued.class);
    assertThat(again.source()).isEqualTo(SegmentSource.MOVED);
    assertThat(again.queueId()).hasToString("other");
    assertThat(again.segment()).isEqualTo(2);
    assertThat(exchange.events(ContactMoved.class))
        .hasSize(situation == Situation.WAITING || situation == Situation.OFFERED ? 1 : 0);
    assertThat(exchange.events(OfferRevoked.class)).hasSize(situation == Situation.OFFERED ? 1 : 0);
    assertThat(exchange.events(ContactReturned.class))
        .hasSize(situation == Situation.ASSIGNED ? 1 : 0);
    assertThat(exchange.send(new Requeue(new ContactId("c1"), new QueueId("other"))).rejection())
        .isEqualTo(RejectionCode.WRONG_STATE);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("R14, R15: a contact can be given to an agent in whatever state it is")
  void shouldAssign(Situation situation) {
    // given
    var exchange = at(situation);

    // when
    exchange.send(new AssignContact(new ContactId("c1"), new AgentId("b")));

    // then
    OfferIssued offer = exchange.only(OfferIssued.class);
    assertThat(offer.mode()).isEqualTo(OfferMode.ASSIGNED);
    assertThat(offer.why().trigger()).isEqualTo(Trigger.SUPERVISOR_ASSIGNED);
    assertThat(exchange.only(ContactAssigned.class).agentId()).hasToString("b");
    assertThat(exchange.close("b", "c1").events(ContactClosed.class)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("R15: a contact can be ended in whatever state it is")
  void shouldDismiss(Situation situation) {
    // given
    var exchange = at(situation);

    // when
    exchange.send(new DismissContact(new ContactId("c1"), DismissReason.SPAM));

    // then
    if (situation == Situation.ASSIGNED) {
      assertThat(exchange.only(ContactClosed.class).by()).isEqualTo(ClosedBy.SUPERVISOR);
      assertThat(exchange.events(WrapUpStarted.class)).hasSize(1);
    } else {
      assertThat(exchange.only(ContactDismissed.class).reason()).isEqualTo(DismissReason.SPAM);
    }
    exchange.send(new ExplainContact(new ContactId("c1")));
    assertThat(exchange.only(ContactExplained.class).state()).isEqualTo(ContactState.ENDED);
  }

  @Test
  void shouldAssignBeyondCapacityAndThenWaitForRoom() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).ready("a");
    exchange.arrive("c1", "mail").arrive("c2", "mail").arrive("c3", "mail").accept("a", "c1");
    exchange.accept("a", "c2");

    // when
    exchange.send(new AssignContact(new ContactId("c3"), new AgentId("a")));

    // then
    assertThat(exchange.events(ContactAssigned.class)).hasSize(1);
    assertThat(exchange.arrive("c4", "mail").offered()).isEmpty();
    assertThat(exchange.close("a", "c1").endWrapUp("a", "c1").offered()).isEmpty();
    assertThat(exchange.close("a", "c2").endWrapUp("a", "c2").offered()).containsExactly("c4>a");
  }

  @Test
  void shouldRingForACallThatASupervisorAssigns() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a", "b").call("c1", "phone");

    // when
    exchange.send(new AssignContact(new ContactId("c1"), new AgentId("b")));

    // then
    assertThat(exchange.only(OfferRevoked.class).reason()).isEqualTo(RevokeReason.SUPERVISOR);
    assertThat(exchange.only(OfferIssued.class).mode()).isEqualTo(OfferMode.OFFERED);
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  void shouldNotAssignToWhoIsNotThere() {
    // given
    var exchange = at(Situation.WAITING);

    // when
    exchange.send(new AssignContact(new ContactId("c1"), new AgentId("a")));

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.NOT_AVAILABLE);
  }

  @Test
  void shouldReprioritise() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).arrive("c1", "mail").arrive("c2", "mail");

    // when
    exchange.send(new Reprioritise(new ContactId("c2"), 1));

    // then
    assertThat(exchange.only(ContactReprioritised.class).before()).isEqualTo(5);
    assertThat(exchange.restart().ready("a").offered()).containsExactly("c2>a", "c1>a");
    exchange.send(new Reprioritise(new ContactId("c2"), 10));
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.WRONG_STATE);
  }

  @Test
  void shouldRefuseAQueueThePlanDoesNotKnow() {
    assertThat(
            at(Situation.WAITING)
                .send(new Requeue(new ContactId("c1"), new QueueId("nowhere")))
                .rejection())
        .isEqualTo(RejectionCode.UNKNOWN_QUEUE);
  }

  @Test
  @DisplayName("C1, T7: all open work of an agent goes back in line at its age, and not to her")
  void shouldRequeueAllOfAnAgent() {
    // given
    var exchange = Exchange.with(PLAN, agent("a"), agent("b")).ready("a");
    exchange.arrive("c1", "mail").arrive("c2", "mail").accept("a", "c1").accept("a", "c2");
    Instant arrivedAt = exchange.all(ContactEnqueued.class).getFirst().arrivedAt();
    exchange.ready("b");

    // when
    exchange.send(new RequeueAll(new AgentId("a")));

    // then
    assertThat(exchange.events(ContactReturned.class))
        .hasSize(2)
        .allMatch(each -> each.reason() == ReturnReason.REQUEUED);
    assertThat(exchange.events(ContactEnqueued.class).getFirst().arrivedAt()).isEqualTo(arrivedAt);
    assertThat(exchange.offered()).containsExactly("c1>b", "c2>b");
    assertThat(exchange.send(new RequeueAll(new AgentId("a"))).rejection())
        .isEqualTo(RejectionCode.WRONG_STATE);
  }
}
