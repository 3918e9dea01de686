package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.QueuePlan.Ranking;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.routing.engine.state.Entity;

@DisplayName("Another plan: the order in which groups are taken apart has no part in decisions")
class RequeueAfterPlanTest {

  private static final int ORDERS = 50;
  private static final List<ChannelType> CHANNELS =
      List.of(ChannelType.EMAIL, ChannelType.SOCIAL, ChannelType.CHAT, ChannelType.TASK);

  private Exchange exchange = new Exchange();

  /** Nobody has the skill; the contacts wait in as many groups as channels and languages make. */
  @BeforeEach
  void manyWait() {
    exchange =
        Exchange.with(
            plan(5),
            agent("a", "all", Map.of("refunds", 2), Map.of("de", 3, "en", 4)),
            agent("b", "all", Map.of("refunds", 3), Map.of("de", 5)),
            agent("c", "all", Map.of("refunds", 1), Map.of("en", 2, "fr", 3)),
            agent("d", "all", Map.of("refunds", 4), Map.of("fr", 1)));
    exchange.ready("a", "b", "c", "d");
    for (int i = 0; i < 120; i++) {
      String entry = List.of("x", "y!", "y", "x!").get(i % 4);
      String language = List.of("de", "en", "fr").get(i % 3);
      exchange.arrive("c" + i, entry, CHANNELS.get(i / 4 % 4), language);
    }
  }

  private static RoutingPlan plan(int level) {
    return TestPlan.of(
            queue("x").requires("refunds", level).languageLevel(1).ranking(Ranking.LEAST_LOADED),
            queue("y").requires("refunds", level).languageLevel(2).ranking(Ranking.BEST_SKILLED))
        .build();
  }

  @Test
  void shouldDecideTheSameWhateverWasKnownFirst() {
    // given
    List<Entity> stored = exchange.save().stored();
    List<RoutingEvent> expected = applied(RoutingEngine.restore(new DomainId("test"), stored));

    for (int seed = 1; seed <= ORDERS; seed++) {
      // when
      var shuffled = new ArrayList<>(stored);
      Collections.shuffle(shuffled, new Random(seed));
      var engine = RoutingEngine.restore(new DomainId("test"), shuffled);

      // then
      assertThat(applied(engine)).as("seed %d", seed).isEqualTo(expected);
    }
    assertThat(expected.stream().filter(OfferIssued.class::isInstance)).hasSizeGreaterThan(6);
  }

  private List<RoutingEvent> applied(RoutingEngine engine) {
    engine.handle(new StagePlanPart(2, 1, 1, plan(1)), exchange.now());
    return engine.handle(new ApplyPlan(2, 1, PlanHash.of(plan(1)), "u-9001"), exchange.now());
  }
}
