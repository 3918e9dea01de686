package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.Tick;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.routing.engine.RoutingEngine;

class RoutingProcessorTest {

  private static final AgentId ANNA = new AgentId("anna");

  private Router router;

  @BeforeEach
  void start() {
    router = new Router();
    router.send(Commands.publish(Commands.PLAN));
  }

  @AfterEach
  void stop() {
    router.close();
  }

  @Test
  @DisplayName("TR84: no timer runs, and nothing is committed, while nothing is to come")
  void shouldSetNoTimerWhileNothingIsToCome_TR84() {
    // given there is a plan, and what changed with it is shown
    router.advance(Duration.ofSeconds(2));
    assertThat(router.hasAlarm()).isFalse();

    // when a desk is there, which may fall silent
    router.send(Commands.available("anna"));
    router.advance(Duration.ofSeconds(2));

    // then
    assertThat(router.hasAlarm()).isTrue();
  }

  @Test
  void shouldNameTheCauseOfEveryEvent() {
    // given
    router.send(Commands.available("anna"));

    // when
    List<Message<RoutingEvent>> events = router.send(Commands.mail("c-1", router.now()));

    // then
    assertThat(events).hasSizeGreaterThan(2);
    for (int i = 0; i < events.size(); i++) {
      var meta = events.get(i).meta();
      assertThat(meta.id()).isEqualTo("demo:5:" + (i + 1));
      assertThat(meta.time()).isEqualTo(router.now());
      assertThat(meta.cause())
          .isEqualTo(
              new Meta.Cause("command-5", 5, i + 1, events.size(), 1, RoutingEngine.VERSION));
    }
  }

  @Test
  @DisplayName("F8: a live offer keeps its deadline over a restart")
  void shouldRestoreALiveOfferWithItsDeadline() {
    // given
    router.send(Commands.available("anna"));
    OfferIssued offer = first(OfferIssued.class, router.send(Commands.mail("c-1", router.now())));
    router.advance(Duration.ofSeconds(3));

    // when
    router.restart();
    List<Message<RoutingEvent>> early = router.send(new Tick());
    router.advance(Duration.ofSeconds(2));
    List<Message<RoutingEvent>> due = router.send(new Tick());

    // then
    assertThat(early).noneMatch(event -> event.body() instanceof OfferExpired);
    OfferExpired expired = first(OfferExpired.class, due);
    assertThat(expired.offerId()).isEqualTo(offer.offerId());
    assertThat(expired.expiredAt()).isEqualTo(offer.expiresAt());
  }

  @Test
  @DisplayName("I8: an answer to an earlier offer of the contact changes nothing, over a restart")
  void shouldRefuseAnAnswerOfAnEarlierEpoch() {
    // given
    router.send(Commands.available("anna"));
    OfferIssued first = first(OfferIssued.class, router.send(Commands.mail("c-1", router.now())));
    router.send(Commands.available("ben"));
    OfferIssued second =
        first(
            OfferIssued.class,
            router.send(new DeclineOffer(ANNA, first.offerId(), DeclineReason.BUSY)));
    router.restart();
    List<String> before = stored();

    // when
    List<Message<RoutingEvent>> late = router.send(new AcceptOffer(ANNA, first.offerId()));

    // then
    CommandRejected refused = first(CommandRejected.class, late);
    assertThat(second.offerId().attempt()).isEqualTo(first.offerId().attempt() + 1);
    assertThat(refused.code()).isEqualTo(RejectionCode.OFFER_NOT_LIVE);
    assertThat(refused.message())
        .isEqualTo("Expected to accept offer c-1~1 but offer 2 of the contact came after it");
    assertThat(late).hasSize(1);
    assertThat(stored()).isEqualTo(before);
  }

  private List<String> stored() {
    return router.stored().entrySet().stream()
        .map(entry -> entry.getKey() + Arrays.toString(entry.getValue()))
        .toList();
  }

  @Test
  void shouldRestoreWaitingContactsInTheirOrder() {
    // given
    router.send(Commands.mail("c-1", router.now()));
    router.advance(Duration.ofSeconds(1));
    router.send(Commands.mail("c-2", router.now()));

    // when
    router.restart();
    List<Message<RoutingEvent>> events = router.send(Commands.available("anna"));

    // then
    assertThat(all(OfferIssued.class, events))
        .extracting(offer -> offer.contactId().value())
        .containsExactly("c-1", "c-2");
  }

  @Test
  void shouldRestoreAgentsWithWhatTheyHold() {
    // given
    router.send(Commands.available("anna"));
    OfferIssued offer = first(OfferIssued.class, router.send(Commands.mail("c-1", router.now())));
    router.send(new AcceptOffer(ANNA, offer.offerId()));
    AgentSnapshot before = snapshot();

    // when
    router.restart();

    // then
    assertThat(snapshot()).isEqualTo(before);
    assertThat(before.assignments()).hasSize(1);
  }

  @Test
  @DisplayName("I22: the same commands give the same bytes, restarted after each or never")
  void shouldReplayToTheSameEventsAndTheSameState() {
    // given
    List<RoutingCommand> commands = aDay();

    // when
    try (var once = new Router();
        var restarted = new Router()) {
      var events = new ArrayList<Message<RoutingEvent>>();
      var again = new ArrayList<Message<RoutingEvent>>();
      for (RoutingCommand command : commands) {
        events.addAll(once.send(command));
        once.advance(Duration.ofMillis(700));
        again.addAll(restarted.send(command));
        restarted.advance(Duration.ofMillis(700));
        restarted.restart();
      }

      // then
      assertThat(again).isEqualTo(events);
      assertThat(restarted.stored()).usingRecursiveComparison().isEqualTo(once.stored());
      assertThat(all(ContactAssigned.class, events)).isNotEmpty();
      assertThat(all(OfferExpired.class, events)).isNotEmpty();
    }
  }

  @Test
  void shouldSendOneTickWhenADeadlineHasComeAndNoSecondBeforeItIsRead() {
    // given
    router.send(Commands.available("anna"));
    router.send(Commands.mail("c-1", router.now()));
    router.advance(Duration.ofSeconds(4));
    assertThat(router.ticks.history()).isEmpty();

    // when
    router.advance(Duration.ofSeconds(1));
    IntStream.range(0, 50).forEach(_ -> router.advance(Duration.ofMillis(10)));

    // then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(router.ticks.history()).hasSize(1));
    assertThat(router.ticks.history().getFirst().key()).isEqualTo(Router.DOMAIN);
    assertThat(first(OfferExpired.class, router.send(new Tick()))).isNotNull();
  }

  @Test
  void shouldSendALostTickAgain() {
    // given
    router.send(Commands.available("anna"));
    router.send(Commands.mail("c-1", router.now()));

    // when
    router.advance(Duration.ofSeconds(5));
    router.advance(Duration.ofMillis(1_010));

    // then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(router.ticks.history()).hasSize(2));
  }

  @Test
  void shouldSendATickWhenATaskStarts() {
    // when
    router.restart();

    // then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(router.ticks.history()).hasSize(1));
  }

  @Test
  void shouldKeepDomainsApart() {
    // when
    router.send(Commands.record("other", "x-1", Commands.mail("c-1", router.now())));
    router.restart();
    List<Message<RoutingEvent>> events = router.send(Commands.available("anna"));

    // then
    assertThat(all(OfferIssued.class, events)).isEmpty();
    assertThat(router.stored().keySet())
        .allMatch(key -> key.startsWith("demo|") || key.startsWith("other|"));
  }

  @Test
  void shouldRejectACommandWhoseConsequencesDoNotFitAndGoOn() {
    // given
    router.send(Commands.available("anna"));
    router.send(Commands.publishWithDispositions(2, 1, 6_000));
    var before = router.stored();
    var ben = new AgentConnected(new AgentId("ben"), Commands.DESK);

    // when
    router.send(new PutAgents(List.of(Commands.agent("ben"))));
    var forwarded = router.send(Commands.record(Router.DOMAIN, "too-much", ben));

    // then
    assertThat(forwarded).hasSize(2);
    assertThat(forwarded.getFirst().headers().lastHeader("dead-letter-reason").value())
        .asString()
        .isEqualTo("CONSEQUENCE_TOO_LARGE");
    assertThat(Router.event(forwarded.getLast()).body())
        .isInstanceOfSatisfying(
            CommandRejected.class,
            rejected -> assertThat(rejected.code()).isEqualTo(RejectionCode.INTERNAL));
    assertThat(router.stored().keySet()).containsAll(before.keySet());
    assertThat(all(OfferIssued.class, router.send(Commands.mail("c-1", router.now()))))
        .extracting(offer -> offer.agentId().value())
        .containsExactly("anna");
  }

  static List<RoutingCommand> aDay() {
    var commands = new ArrayList<RoutingCommand>(Commands.publish(Commands.PLAN));
    commands.addAll(Commands.available("anna"));
    for (int i = 1; i <= 12; i++) {
      commands.add(Commands.mail("c-" + i, Router.START));
      commands.add(new InstanceAlive(Commands.DESK));
      if (i % 3 == 0) {
        commands.add(new AcceptOffer(ANNA, new OfferId(new ContactId("c-" + (i - 2)), 1)));
        commands.add(new CloseContact(ANNA, new ContactId("c-" + (i - 2)), "answered"));
      }
    }
    IntStream.range(0, 10).forEach(_ -> commands.add(new InstanceAlive(Commands.DESK)));
    return commands;
  }

  private AgentSnapshot snapshot() {
    return first(AgentSnapshot.class, router.send(new AgentConnected(ANNA, Commands.DESK)));
  }

  static <E extends RoutingEvent> List<E> all(Class<E> type, List<Message<RoutingEvent>> events) {
    return events.stream().map(Message::body).filter(type::isInstance).map(type::cast).toList();
  }

  private static <E extends RoutingEvent> E first(
      Class<E> type, List<Message<RoutingEvent>> events) {
    assertThat(all(type, events)).as("%s among %s", type.getSimpleName(), events).isNotEmpty();
    return all(type, events).getFirst();
  }
}
