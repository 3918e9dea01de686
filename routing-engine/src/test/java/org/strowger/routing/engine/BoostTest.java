package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;

@DisplayName("Effective arrival = arrival shifted by logged boosts")
class BoostTest {

  private static final RoutingPlan PLAN =
      TestPlan.of(queue("mail").starvesAfter(3_600))
          .rule(
              new EntryRule(
                  "boosted",
                  List.of(),
                  List.of("boosted"),
                  List.of(),
                  Map.of(),
                  new QueueId("mail"),
                  List.of(),
                  5,
                  60,
                  null,
                  null,
                  null,
                  null))
          .build();

  private static List<String> order(Exchange exchange) {
    return exchange.ready("a").offered();
  }

  @Test
  void shouldRankABoostedContactAsIfItHadComeEarlier() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).arrive("old", "mail").pass(90);
    exchange.arrive("plain", "mail").pass(30).arrive("vip", "boosted", ChannelType.EMAIL, null);

    // then
    assertThat(exchange.only(ContactEnqueued.class).boostSeconds()).isEqualTo(60);
    assertThat(order(exchange)).containsExactly("old>a", "vip>a");
  }

  @Test
  void shouldKeepTheBoostOverAReturnAndARestart() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).arrive("vip", "boosted").ready("a");
    exchange.accept("a", "vip");
    // when
    exchange.restart();

    // then
    assertThat(exchange.all(ContactEnqueued.class).getLast().boostSeconds()).isEqualTo(60);
  }

  @Test
  @DisplayName("a boost changes the order within a priority, never that between priorities")
  void shouldNotPassAnUrgentContact() {
    // given
    var exchange = Exchange.with(PLAN, agent("a")).arrive("vip", "boosted");
    exchange.arrive("urgent", "mail!");

    // then
    assertThat(order(exchange)).containsExactly("urgent>a", "vip>a");
  }
}
