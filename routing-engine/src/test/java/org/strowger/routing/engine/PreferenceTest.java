package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ContactCommand.UpdateContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.PlanCommand.RemoveAgents;
import org.strowger.contracts.routing.Presence;

@DisplayName("Preferred agent: a first step with an expiry")
class PreferenceTest {

  /** Agent a set c1 aside; b is ready too, and has waited longer when it wakes. */
  private static Exchange snoozed(int prefersFor) {
    var plan = TestPlan.of(queue("mail").prefersFor(prefersFor), queue("other")).build();
    var exchange = Exchange.with(plan, agent("a"), agent("b")).ready("a");
    exchange.arrive("c1", "mail").accept("a", "c1").snooze("a", "c1", 3_600).ready("b");
    exchange.arrive("c2", "other").accept("a", "c2").pass(10).close("a", "c2");
    return exchange;
  }

  /** Two contacts of another queue: she has no room any more. */
  private static Exchange fill(Exchange exchange, String agent) {
    exchange.presence(agent.equals("a") ? "b" : "a", Presence.ON_BREAK);
    exchange.arrive("f1", "other").arrive("f2", "other");
    exchange.accept(agent, "f1").accept(agent, "f2");
    return exchange.presence(agent.equals("a") ? "b" : "a", Presence.AVAILABLE);
  }

  @Test
  @DisplayName("Snooze: comes back with preferred agent and expiry")
  void shouldComeBackToTheAgentWhoSetItAside() {
    // given
    var exchange = snoozed(60);

    // when
    exchange.restart().pass(3_600);

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @Test
  @DisplayName("C3: nobody waits for an agent who was removed from the roster")
  void shouldSkipTheAgentWhoWasRemoved() {
    // given
    var exchange = fill(snoozed(60), "a");
    exchange.pass(3_590);
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.send(new RemoveAgents(List.of(new AgentId("a"))));

    // then
    assertThat(exchange.offered()).contains("c1>b");
  }

  @Test
  @DisplayName("C3: the preference of what wakes up expires")
  void shouldGoToOthersWhenTheAgentHasNoRoomInTime() {
    // given
    var exchange = fill(snoozed(60), "a");
    exchange.pass(3_595 - 12);
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.pass(59);
    var before = exchange.all(OfferIssued.class).size();
    exchange.pass(20);

    // then
    assertThat(exchange.all(OfferIssued.class)).hasSize(before + 1);
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  @DisplayName("C3: the agent who set it aside is skipped at once when she is off shift")
  void shouldSkipTheAgentWhoSetItAsideWhenSheIsGone() {
    // given
    var exchange = snoozed(600).presence("a", Presence.OFFLINE);

    // when
    exchange.pass(3_600);

    // then
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  void shouldPreferHerForAMessageThatWakesIt() {
    // given
    var exchange = snoozed(60);

    // when
    exchange.send(exchange.route("c3", "of-c1", "mail", ChannelType.EMAIL, null));

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @Test
  void shouldPreferNobodyOnceTheOfferIsDeclined() {
    // given
    var exchange = snoozed(60).pass(3_600);

    // when
    exchange.decline("a", "c1");

    // then
    assertThat(exchange.offered()).containsExactly("c1>b");
  }

  @Test
  @DisplayName("preferred contacts wait in that agent's short list (≤ 50)")
  void shouldLetNoMoreThanFiftyWaitForOneAgent() {
    // given
    var plan = TestPlan.of(queue("mail").prefersFor(600), queue("other")).build();
    var exchange = fill(Exchange.with(plan, agent("a"), agent("b")).ready("a", "b"), "a");
    exchange.presence("b", Presence.ON_BREAK);
    IntStream.rangeClosed(1, 51).forEach(i -> exchange.send(exchange.preferring("p" + i, "a")));

    // when
    exchange.presence("b", Presence.AVAILABLE);

    // then
    assertThat(exchange.offered()).containsExactly("p51>b");
  }

  @Test
  @DisplayName(
      "a plan that lets contacts wait shorter for their agent counts for those who wait already")
  void shouldFollowAPlanThatShortensTheWait() {
    // given
    var plan = TestPlan.of(queue("mail").prefersFor(600), queue("other")).build();
    var exchange = fill(Exchange.with(plan, agent("a"), agent("b")).ready("a", "b"), "a");
    exchange.send(exchange.preferring("p1", "a")).pass(3);
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.apply(TestPlan.of(queue("mail").prefersFor(2), queue("other")).build());

    // then
    assertThat(exchange.offered()).containsExactly("p1>b");
  }

  @Test
  @DisplayName("a profile with a delay does not see a younger contact, even one that prefers her")
  void shouldNotOfferItsAgentWhatHerProfileDoesNotSeeYet() {
    // given
    var plan =
        TestPlan.of(queue("mail").prefersFor(600))
            .profile(profileOf("all").serves("mail", 1, 5))
            .build();
    var exchange = Exchange.with(plan, agent("a"), agent("b")).ready("a", "b");
    exchange.send(exchange.preferring("p1", "a"));
    assertThat(exchange.offered()).isEmpty();
    exchange.presence("a", Presence.ON_BREAK).presence("a", Presence.AVAILABLE);
    assertThat(exchange.offered()).isEmpty();
    exchange.send(exchange.preferring("p2", "a")).pass(4);
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.pass(1);

    // then
    assertThat(exchange.offered()).contains("p2>a");
  }

  @Test
  @DisplayName("nobody waits for an agent who does not speak the language that became known")
  void shouldWaitNoLongerForAnAgentWhoCannotHaveIt() {
    // given
    var plan = TestPlan.of(queue("mail").languageLevel(3).prefersFor(600), queue("other")).build();
    var exchange = Exchange.with(plan, agent("a"), agent("b", "all", Map.of(), Map.of("fr", 5)));
    fill(exchange.ready("a", "b"), "a").send(exchange.preferring("p1", "a"));
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.send(
        new UpdateContact(
            new ContactId("p1"),
            new ContactLanguage("fr", ContactLanguage.Source.DETECTED, 90),
            Map.of()));

    // then
    assertThat(exchange.offered()).containsExactly("p1>b");
  }
}
