package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.routing.engine.Exchange;
import org.strowger.routing.engine.TestPlan;
import org.strowger.routing.engine.apply.MutableDomainState;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.state.WaitStage;

@DisplayName("Whatever languages customers name, the groups stay as many as the plan needs")
class ManyLanguagesTest {

  private static final QueueId MAIL = new QueueId("mail");
  private static final RoutingPlan PLAN = TestPlan.of(queue("mail").languageLevel(3)).build();

  @Test
  void shouldLetContactsWaitTogetherWhoseLanguagesThePlanDoesNotTellApart() {
    // given
    var exchange = Exchange.with(PLAN);

    // when
    for (String language : List.of("de", "de-AT", "de-CH-1996", "de-x-anything")) {
      exchange.arrive("in-" + language, "mail", ChannelType.EMAIL, language);
    }

    // then
    assertThat(waiting(exchange).groupsOf(MAIL)).hasSize(1);
  }

  @Test
  void shouldNotTellLanguagesApartWhereTheQueueAsksForNone() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build());

    // when
    exchange.arrive("c1", "mail", ChannelType.EMAIL, "de");
    exchange.arrive("c2", "mail", ChannelType.EMAIL, "xx-whatever");

    // then
    assertThat(waiting(exchange).groupsOf(MAIL)).hasSize(1);
  }

  @Test
  void shouldForgetLanguagesInWhichNobodyWaits() {
    // given
    var exchange = Exchange.with(PLAN);
    exchange.arrive("c1", "mail", ChannelType.EMAIL, "de");
    exchange.arrive("c2", "mail", ChannelType.EMAIL, "xx");
    WaitingContacts waiting = waiting(exchange);

    // when
    for (int i = 0; i < 3 * WaitingContacts.FEW_LADDERS; i++) {
      waiting.openGroup(
          new LadderKey(MAIL, ChannelType.EMAIL, List.of(), "xx-" + i), WaitStage.FIRST);
      waiting.tidy();
    }

    // then
    assertThat(waiting.groupsOf(MAIL))
        .hasSizeLessThan(2 * WaitingContacts.FEW_LADDERS)
        .filteredOn(group -> !group.isEmpty())
        .extracting(group -> group.front().contactId().value())
        .containsExactlyInAnyOrder("c1", "c2");
  }

  @Test
  void shouldKeepEverybodysTurnThroughAFloodOfLanguages() {
    // given
    var exchange = Exchange.with(PLAN, agent("a", "all", Map.of(), Map.of("de", 3)));
    exchange.arrive("c1", "mail", ChannelType.EMAIL, "de");
    exchange.arrive("c2", "mail", ChannelType.EMAIL, "de-AT");

    // when
    for (int i = 0; i < WaitingContacts.FEW_LADDERS + 100; i++) {
      exchange.arrive("flood-" + i, "mail", ChannelType.EMAIL, "xx-" + i);
    }
    exchange.withdraw("flood-7").ready("a");

    // then
    assertThat(exchange.offered()).containsExactly("c1>a", "c2>a");
  }

  private static WaitingContacts waiting(Exchange exchange) {
    return MutableDomainState.of(exchange.save().stored()).index().waiting();
  }
}
