package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.QueuePlan.Ranking;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

class RankingTest {

  @Test
  @DisplayName("L4: longest available is a round robin among equals")
  void shouldGoRoundByLongestAvailable() {
    // given
    var exchange =
        Exchange.with(TestPlan.of(queue("mail")).build(), agent("a"), agent("b"), agent("c"));
    exchange.ready("a", "b", "c");

    // when
    for (String contact : new String[] {"c1", "c2", "c3", "c4", "c5", "c6"}) {
      exchange.arrive(contact, "mail");
      String taker = exchange.only(OfferIssued.class).agentId().value();
      exchange.pass(1).accept(taker, contact).close(taker, contact);
    }

    // then
    assertThat(exchange.all(OfferIssued.class).stream().map(each -> each.agentId().value()))
        .containsExactly("a", "b", "c", "a", "b", "c");
  }

  @Test
  @DisplayName("C7: equal agents with the least load first differ by one contact at most")
  void shouldSpreadByLoad() {
    // given
    var plan =
        TestPlan.of(queue("mail").ranking(Ranking.LEAST_LOADED))
            .profile(profileOf("all").serves("mail", 1).cost(ChannelType.EMAIL, 10));
    var exchange = Exchange.with(plan.build(), agent("a"), agent("b"), agent("c"));
    exchange.ready("a", "b", "c");

    // when
    for (int i = 0; i < 10; i++) {
      exchange.pass(1).arrive("c" + i, "mail");
    }

    // then
    var counts = new int[3];
    exchange
        .all(OfferIssued.class)
        .forEach(each -> counts[each.agentId().value().charAt(0) - 'a']++);
    assertThat(counts).containsExactlyInAnyOrder(4, 3, 3);
  }

  @Test
  void shouldPreferTheBestSkilled() {
    // given
    var plan = TestPlan.of(queue("refunds").requires("refunds", 2).ranking(Ranking.BEST_SKILLED));
    var exchange =
        Exchange.with(
            plan.build(),
            agent("a", "all", Map.of("refunds", 2), Map.of()),
            agent("b", "all", Map.of("refunds", 5), Map.of()));
    exchange.ready("a", "b");

    // when
    exchange.arrive("c1", "refunds");

    // then
    assertThat(exchange.offered()).containsExactly("c1>b");
    assertThat(exchange.only(OfferIssued.class).why().winnerKey()).startsWith("5 levels, ");
  }

  @Test
  void shouldPreferWhoseProfilePutsTheQueueFirst() {
    // given
    var plan =
        TestPlan.of(queue("mail").ranking(Ranking.QUEUE_RANK))
            .profile(profileOf("second").serves("mail", 2))
            .profile(profileOf("first").serves("mail", 1));
    var exchange =
        Exchange.with(
            plan.build(),
            agent("a", "second", Map.of(), Map.of()),
            agent("b", "first", Map.of(), Map.of()));
    exchange.ready("a", "b");

    // when
    exchange.arrive("c1", "mail");

    // then
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  @DisplayName("R6: every contact she has must let a channel through")
  void shouldHeedInterruptRules() {
    // given
    var plan =
        TestPlan.of(queue("mail"))
            .profile(
                profileOf("all")
                    .serves("mail", 1)
                    .cost(ChannelType.EMAIL, 20)
                    .cost(ChannelType.CHAT, 20)
                    .letsThrough(ChannelType.EMAIL, ChannelType.CHAT));
    var exchange = Exchange.with(plan.build(), agent("a"), agent("b"));
    exchange.ready("a").arrive("c1", "mail").accept("a", "c1");

    // when
    exchange.arrive("c2", "mail");
    var mail = exchange.offered();
    exchange.arrive("c3", "mail", ChannelType.CHAT, null);

    // then
    assertThat(mail).isEmpty();
    assertThat(exchange.offered()).containsExactly("c3>a");
    exchange.ready("b");
    assertThat(exchange.all(OfferIssued.class).getLast().why().ineligibleByRule())
        .containsEntry(EligibilityRule.INTERRUPT, 1);
  }
}
