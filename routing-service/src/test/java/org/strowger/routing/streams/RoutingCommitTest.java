package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.MessageTooLargeException;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentConnection;

/** What a commit of several commands stores. */
class RoutingCommitTest {

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
  @DisplayName("I22: commands of one transaction store what each in its own would")
  void shouldStoreTheSameForManyCommandsOfOneCommit() {
    // given
    List<RoutingCommand> commands = RoutingProcessorTest.aDay();

    // when
    try (var once = new Router();
        var together = new Router()) {
      List<Message<RoutingEvent>> events = once.send(commands);

      // then
      assertThat(together.sendTogether(commands)).isEqualTo(events);
      assertThat(together.stored()).usingRecursiveComparison().isEqualTo(once.stored());
    }
  }

  @Test
  @DisplayName("I22: what was decided and not committed leaves nothing, and is decided again alike")
  void shouldForgetWhatWasNotCommitted() {
    // given
    router.send(Commands.available("anna"));
    List<String> before = stored();
    List<RoutingCommand> commands =
        List.of(
            Commands.mail("c-1", router.now()),
            new AcceptOffer(ANNA, new OfferId(new ContactId("c-1"), 1)),
            Commands.mail("c-2", router.now()));

    // when
    List<Message<RoutingEvent>> inVain = router.sendInVain(commands);

    // then
    assertThat(stored()).isEqualTo(before);
    assertThat(router.sendTogether(commands)).isEqualTo(inVain);
    assertThat(RoutingProcessorTest.all(ContactAssigned.class, inVain)).hasSize(1);
    assertThat(stored()).isNotEqualTo(before);
  }

  @Test
  void shouldRejectOnlyTheCommandOfATransactionWhoseConsequencesDoNotFit() {
    // given
    router.send(Commands.available("anna"));
    router.send(Commands.publishWithDispositions(2, 1, 6_000));
    router.send(new PutAgents(List.of(Commands.agent("ben"))));

    // when
    List<Message<RoutingEvent>> events =
        router.sendTogether(
            List.of(
                Commands.mail("c-1", router.now()),
                new AgentConnected(new AgentId("ben"), Commands.DESK),
                new AcceptOffer(ANNA, new OfferId(new ContactId("c-1"), 1))));
    router.restart();

    // then
    assertThat(RoutingProcessorTest.all(CommandRejected.class, events)).hasSize(1);
    assertThat(RoutingProcessorTest.all(ContactAssigned.class, events)).hasSize(1);
    assertThat(
            RoutingProcessorTest.all(
                OfferIssued.class, router.send(Commands.mail("c-2", router.now()))))
        .extracting(offer -> offer.agentId().value())
        .containsExactly("anna");
  }

  @Test
  void shouldFindOutWhoseEntityDoesNotFitWhenACommitFailsForIt() {
    // given
    router.send(Commands.available("anna"));
    router.store("agent/anna", (Agent anna) -> atDesks(anna, 3_900));
    List<RoutingCommand> more =
        IntStream.range(3_900, 4_100)
            .<RoutingCommand>mapToObj(n -> new AgentConnected(ANNA, desk(n)))
            .toList();

    // when
    assertThatThrownBy(() -> router.sendTogether(more))
        .isInstanceOf(MessageTooLargeException.class);
    router.restart();
    List<Message<RoutingEvent>> again = router.sendTogether(more);

    // then
    assertThat(RoutingProcessorTest.all(AgentSnapshot.class, again)).isNotEmpty();
    assertThat(RoutingProcessorTest.all(CommandRejected.class, again))
        .isNotEmpty()
        .allMatch(rejected -> rejected.code() == RejectionCode.INTERNAL);
    router.restart();
    assertThat(
            RoutingProcessorTest.all(
                OfferIssued.class, router.send(Commands.mail("c-1", router.now()))))
        .hasSize(1);
  }

  /** She has more desks open than anybody has. */
  private static Agent atDesks(Agent agent, int count) {
    return agent.with(
        new AgentConnection(
            IntStream.range(0, count).mapToObj(RoutingCommitTest::desk).toList(),
            agent.connection().phone(),
            agent.connection().graceUntil()));
  }

  private static InstanceId desk(int number) {
    return new InstanceId("%064d".formatted(number));
  }

  private List<String> stored() {
    return router.stored().entrySet().stream()
        .map(entry -> entry.getKey() + Arrays.toString(entry.getValue()))
        .toList();
  }
}
