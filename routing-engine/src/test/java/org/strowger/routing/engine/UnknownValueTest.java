package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.AgentCommand.SetNextPresence;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.AgentCommand.StartOutbound;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.TransferContact;
import org.strowger.contracts.routing.ContactCommand.TransferReason;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.routing.engine.plan.PlanValidator;

@DisplayName("Values that a newer sender knows and this router does not")
class UnknownValueTest {

  private static final AgentId A = new AgentId("a");
  private static final ContactId C1 = new ContactId("c1");

  /** Each of them decides what happens. */
  static Stream<RoutingCommand> deciding() {
    return Stream.of(
        new SetPresence(A, Presence.UNKNOWN, null, null),
        new SetPresence(A, Presence.OFFLINE, null, OpenWork.UNKNOWN),
        new SetNextPresence(A, Presence.UNKNOWN, null),
        new TransferContact(
            C1, A, new QueueId("mail"), null, List.of(), null, TransferReason.UNKNOWN),
        new ReportCallback(C1, CallbackOutcome.UNKNOWN),
        new StartOutbound(
            A,
            new ContactId("c2"),
            new ConversationId("v2"),
            new CustomerId("k2"),
            ChannelType.UNKNOWN,
            new QueueId("mail")));
  }

  @ParameterizedTest
  @MethodSource("deciding")
  void shouldRejectWhatItCannotFollow(RoutingCommand command) {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build(), agent("a")).ready("a");
    exchange.arrive("c1", "mail").accept("a", "c1");

    // when
    exchange.send(command);

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.UNKNOWN_VALUE);
  }

  @Test
  void shouldRejectAContactOfAnUnknownChannel() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build());

    // when
    exchange.arrive("c1", "mail", ChannelType.UNKNOWN, null);

    // then
    assertThat(exchange.rejection()).isEqualTo(RejectionCode.UNKNOWN_VALUE);
  }

  @Test
  void shouldFollowACommandWhoseUnknownValueIsAReasonOnly() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build(), agent("a")).ready("a");
    exchange.arrive("c1", "mail");

    // when
    exchange.send(new DeclineOffer(A, new OfferId(C1, 1), DeclineReason.UNKNOWN));

    // then
    assertThat(exchange.only(OfferDeclined.class).reason()).isEqualTo(DeclineReason.UNKNOWN);
  }

  @Test
  void shouldNameUnknownValuesOfAPlan() {
    // given
    RoutingPlan plan =
        TestPlan.of(queue("mail").ranking(QueuePlan.Ranking.UNKNOWN))
            .profile(profileOf("all").serves("mail", 1).maximum(ChannelType.UNKNOWN, 1))
            .build();

    // then
    assertThat(PlanValidator.validate(plan))
        .extracting(Fault::key)
        .contains("queues[mail].ranking", "profiles[all].capacity.maximums[UNKNOWN]");
  }
}
