package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.routing.Presence;

class MatchingTest {

  @Test
  void shouldOfferToTheLongestAvailableAgent() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build(), agent("a"), agent("b"));
    exchange.ready("b", "a");

    // when
    exchange.arrive("c1", "mail");

    // then
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  @DisplayName("C9: an agent who comes takes what waits, oldest first")
  void shouldMatchWhenAnAgentBecomesAvailable() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build(), agent("a"));
    exchange.arrive("c1", "mail").arrive("c2", "mail").arrive("c3", "mail");

    // when
    exchange.ready("a");

    // then: two mails fill her capacity
    assertThat(exchange.offered()).containsExactly("c1>a", "c2>a");
  }

  @Test
  @DisplayName("C8: a freed slot takes the oldest waiting contact, not a later one")
  void shouldGiveAFreedSlotToTheOldest() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build(), agent("a"));
    exchange.ready("a").arrive("c1", "mail").arrive("c2", "mail").arrive("c3", "mail");
    exchange.accept("a", "c1").arrive("c4", "mail");

    // when
    exchange.close("a", "c1");

    // then
    assertThat(exchange.offered()).containsExactly("c3>a");
  }

  @Test
  @DisplayName("A1, F10: the longest waiting goes first over all queues")
  void shouldTakeTheOldestOverAllQueues() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail"), queue("shop")).build(), agent("a"));
    exchange.arrive("c1", "shop").arrive("c2", "mail").arrive("c3", "shop");

    // when
    exchange.ready("a");

    // then
    assertThat(exchange.offered()).containsExactly("c1>a", "c2>a");
  }

  @Test
  @DisplayName("A2: priority comes before age, over all queues")
  void shouldTakeUrgentContactsFirst() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail"), queue("shop")).build(), agent("a"));
    exchange.arrive("c1", "mail").arrive("c2", "shop").arrive("c3", "shop!");

    // when
    exchange.ready("a");

    // then
    assertThat(exchange.offered()).containsExactly("c3>a", "c1>a");
  }

  @Test
  void shouldPreferTheQueueThatTheProfilePutsFirst() {
    // given
    var plan =
        TestPlan.of(queue("mail"), queue("shop"))
            .profile(profileOf("all").serves("mail", 2).serves("shop", 1));
    var exchange = Exchange.with(plan.build(), agent("a"));
    exchange.arrive("c1", "mail!").arrive("c2", "shop");

    // when
    exchange.ready("a");

    // then
    assertThat(exchange.offered()).containsExactly("c2>a", "c1>a");
  }

  @Test
  @DisplayName("A4: a contact that nobody free can take keeps back nobody behind it")
  void shouldPassOverWhatTheAgentCannotTake() {
    // given
    var plan = TestPlan.of(queue("refunds").requires("refunds", 3), queue("mail"));
    var exchange = Exchange.with(plan.build(), agent("a"));
    exchange.arrive("c1", "refunds!").arrive("c2", "mail");

    // when
    exchange.ready("a");

    // then
    assertThat(exchange.offered()).containsExactly("c2>a");
  }

  @Test
  @DisplayName("F7: an agent who cannot take the contact does not end the search")
  void shouldGoOnToTheNextAgent() {
    // given
    var plan = TestPlan.of(queue("refunds").requires("refunds", 3));
    var exchange =
        Exchange.with(plan.build(), agent("a"), agent("b", "all", Map.of("refunds", 3), Map.of()));
    exchange.ready("a", "b");

    // when
    exchange.arrive("c1", "refunds");

    // then
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  @DisplayName("R7: an agent who returns starts at the end of the order, not at its head")
  void shouldPutAReturningAgentBehindTheOthers() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build(), agent("a"), agent("b"));
    exchange.ready("a", "b").presence("a", Presence.ON_BREAK).pass(60);
    exchange.presence("a", Presence.AVAILABLE);

    // when
    exchange.arrive("c1", "mail");

    // then
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  void shouldFillAMaximumPerChannelAndTheUnitsTogether() {
    // given
    var plan =
        TestPlan.of(queue("mail"))
            .profile(profileOf("all").serves("mail", 1).maximum(ChannelType.EMAIL, 1));
    var exchange = Exchange.with(plan.build(), agent("a"));
    exchange.arrive("c1", "mail").arrive("c2", "mail");
    exchange.arrive("c3", "mail", ChannelType.SOCIAL, null);
    exchange.arrive("c4", "mail", ChannelType.SOCIAL, null);

    // when
    exchange.ready("a");

    // then: one mail by its maximum, one post by the units that are left
    assertThat(exchange.offered()).containsExactly("c1>a", "c3>a");
  }
}
