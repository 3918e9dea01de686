package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.DeskAnswer.TargetAgent;
import org.strowger.contracts.routing.DeskAnswer.TargetQueue;
import org.strowger.contracts.routing.DeskAnswer.TargetsTold;
import org.strowger.contracts.routing.DeskAnswer.WaitingContact;
import org.strowger.contracts.routing.DeskAnswer.WaitingTold;
import org.strowger.contracts.routing.HandBackReason;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.AskTargets;
import org.strowger.contracts.routing.Question.AskWaiting;
import org.strowger.contracts.routing.Question.WaitingCursor;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;

@DisplayName("What a desk is told of others than its own contacts")
class DeskAnswerTest {

  private static final AgentId A = new AgentId("a");

  private static Exchange exchange() {
    var plan =
        TestPlan.of(queue("mail"), queue("back").pull(), queue("closed"))
            .profile(profileOf("all").serves("mail", 1).serves("back", 2))
            .profile(profileOf("others").serves("closed", 1))
            .build();
    return Exchange.with(
        plan,
        agent("a"),
        agent("b", "all", Map.of("refunds", 3), Map.of("en", 5)),
        agent("c", "all", Map.of("refunds", 1), Map.of()),
        agent("gone"));
  }

  private static TargetsTold targets(Exchange exchange) {
    return exchange.send(new AskTargets(A, ChannelType.CHAT)).only(TargetsTold.class);
  }

  private static WaitingTold waiting(
      Exchange exchange, @Nullable String queue, @Nullable WaitingCursor after) {
    QueueId id = queue == null ? null : new QueueId(queue);
    return exchange.send(new AskWaiting(A, id, after)).only(WaitingTold.class);
  }

  @Test
  void shouldTellWhoIsThereWithStateLanguagesAndRoom() {
    // given
    var exchange = exchange().ready("a").ready("b");
    exchange.connect("c");

    // when
    TargetsTold told = targets(exchange);

    // then
    assertThat(told.agents()).extracting(each -> each.agentId().value()).startsWith("b");
    assertThat(told.agents())
        .extracting(each -> each.agentId().value())
        .doesNotContain("a", "gone");
    TargetAgent free = told.agents().getFirst();
    assertThat(free.state()).isEqualTo(AgentState.AVAILABLE);
    assertThat(free.reachable()).isTrue();
    assertThat(free.room()).isPositive();
    assertThat(free.languages()).containsEntry("en", 5);
  }

  @Test
  void shouldTellWhetherAQueueHasAnybodyAndWhatWaitsThere() {
    // given
    var exchange = exchange().ready("a");
    exchange.chat("c1", "back").chat("c2", "closed");

    // when
    TargetsTold told = targets(exchange);

    // then
    assertThat(told.queues())
        .extracting(each -> each.queueId().value(), TargetQueue::attended, TargetQueue::waiting)
        .containsExactly(tuple("back", true, 1), tuple("closed", false, 1), tuple("mail", true, 0));
  }

  @Test
  void shouldTellHowManyALevelReaches() {
    // given
    var exchange = exchange().ready("a").ready("b").ready("c");

    // when
    var refunds = targets(exchange).skills().getFirst();

    // then
    assertThat(refunds.skill()).isEqualTo("refunds");
    assertThat(refunds.signedIn()).containsExactly(2, 1, 1, 0, 0);
    assertThat(refunds.reachable()).containsExactly(2, 1, 1, 0, 0);
  }

  @Test
  void shouldListWhatWaitsInHerQueuesTheOldestFirst() {
    // given
    var exchange = exchange().ready("a");
    exchange.chat("c1", "back").pass(5).chat("c2", "back").pass(5).chat("other", "closed");

    // when
    WaitingTold told = waiting(exchange, null, null);

    // then
    assertThat(told.contacts())
        .extracting(each -> each.contactId().value())
        .containsExactly("c1", "c2");
    assertThat(told.contacts()).extracting(WaitingContact::obstacle).containsOnlyNulls();
    assertThat(told.next()).isNull();
  }

  @Test
  void shouldListPageByPageWithoutGapAndWithoutRepeat() {
    // given
    var exchange = exchange().ready("a");
    for (int i = 0; i < 70; i++) {
      exchange.chat("c%02d".formatted(i), "back");
    }

    // when
    WaitingTold first = waiting(exchange, "back", null);
    WaitingTold second = waiting(exchange, "back", first.next());

    // then
    assertThat(first.contacts()).hasSize(50);
    assertThat(second.contacts()).hasSize(20);
    assertThat(second.next()).isNull();
    assertThat(second.contacts())
        .extracting(WaitingContact::contactId)
        .doesNotContainAnyElementsOf(
            first.contacts().stream().map(WaitingContact::contactId).toList());
  }

  @Test
  void shouldSayWhatKeepsAContactFromHer() {
    // given
    var exchange = exchange().ready("a");
    exchange.presence("a", Presence.TRAINING);
    exchange.chat("c1", "back");

    // then
    assertThat(waiting(exchange, null, null).contacts())
        .extracting(WaitingContact::obstacle)
        .doesNotContainNull();
  }

  @Test
  void shouldListNothingOfAQueueThatIsNotHers() {
    // given
    var exchange = exchange().ready("a").chat("c1", "closed");

    // when
    exchange.send(new AskWaiting(A, new QueueId("closed"), null));

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.UNKNOWN_QUEUE);
  }

  @Test
  void shouldTellWhyAContactWasHandedBack() {
    // given
    var exchange = exchange().ready("a").chat("c1", "mail").accept("a", "c1");

    // when
    exchange.send(
        new ReturnContact(
            new ContactId("c1"), ReturnReason.HANDED_BACK, A, HandBackReason.LANGUAGE_NEEDED));

    // then
    assertThat(exchange.only(ContactReturned.class).why())
        .isEqualTo(HandBackReason.LANGUAGE_NEEDED);
  }

  @Test
  void shouldRefuseAReasonThatThisRouterDoesNotKnow() {
    // given
    var exchange = exchange().ready("a").chat("c1", "mail").accept("a", "c1");

    // when
    exchange.send(
        new ReturnContact(
            new ContactId("c1"), ReturnReason.HANDED_BACK, A, HandBackReason.UNKNOWN));

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.UNKNOWN_VALUE);
  }
}
