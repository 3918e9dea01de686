package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.Presence;

class EligibilityTest {

  @ParameterizedTest
  @EnumSource(
      names = {"AVAILABLE", "UNKNOWN"},
      mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("L2, E1: only presences that are explicitly routable get offers")
  void shouldOfferNothingInAnyOtherPresence(Presence presence) {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build(), agent("a"));
    exchange.ready("a").presence("a", presence);

    // when
    exchange.arrive("c1", "mail");

    // then
    assertThat(exchange.offered()).isEmpty();
  }

  @Test
  void shouldOfferNothingToAnAgentWithoutDesk() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build(), agent("a"));
    exchange.presence("a", Presence.AVAILABLE);

    // when
    exchange.arrive("c1", "mail");

    // then
    assertThat(exchange.offered()).isEmpty();
  }

  @Test
  void shouldOfferNothingToAnInactiveAgent() {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail")).build(), agent("a")).ready("a");
    AgentDefinition a = agent("a");
    exchange.send(
        new PutAgents(
            List.of(
                new AgentDefinition(
                    a.id(), a.teamId(), a.profileId(), a.skills(), a.languages(), false))));

    // when
    exchange.arrive("c1", "mail");

    // then
    assertThat(exchange.offered()).isEmpty();
  }

  @Test
  @DisplayName("E2, C6: an empty set waits, it never widens by itself, and it is never lost")
  void shouldWaitWhenNobodySpeaksTheLanguage() {
    // given
    var plan = TestPlan.of(queue("mail").languageLevel(3)).build();
    var exchange =
        Exchange.with(
            plan,
            agent("a", "all", Map.of(), Map.of("en", 5)),
            agent("b", "all", Map.of(), Map.of("de", 2)),
            agent("c", "all", Map.of(), Map.of("de", 3)));
    exchange.ready("a", "b").arrive("c1", "mail", ChannelType.EMAIL, "de");
    assertThat(exchange.offered()).isEmpty();
    exchange.pass(3_600);
    assertThat(exchange.offered()).isEmpty();

    // when
    exchange.ready("c");

    // then
    assertThat(exchange.offered()).containsExactly("c1>c");
  }

  @ParameterizedTest
  @CsvSource({
    "de, de, true",
    "de-AT, de, true",
    "DE, de, true",
    "de, de-AT, true",
    "fr, de, false",
    "de, pl, false",
    "de-CH-1996, de-AT, true",
  })
  @DisplayName("de-AT satisfies de; what the plan does not tell apart is asked for as de")
  void shouldMatchLanguages(String spoken, String written, boolean offered) {
    // given
    var plan = TestPlan.of(queue("mail").languageLevel(3)).build();
    var exchange = Exchange.with(plan, agent("a", "all", Map.of(), Map.of(spoken, 3))).ready("a");

    // when
    exchange.arrive("c1", "mail", ChannelType.EMAIL, written);

    // then
    assertThat(!exchange.offered().isEmpty()).isEqualTo(offered);
  }

  @Test
  void shouldAskNoLanguageOfAContactWhoseLanguageNobodyKnows() {
    // given
    var plan = TestPlan.of(queue("mail").languageLevel(3)).build();
    var exchange = Exchange.with(plan, agent("a")).ready("a");

    // when
    exchange.arrive("c1", "mail", ChannelType.EMAIL, null);

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, true", "5, true"})
  void shouldRequireASkillAtItsLevel(int level, boolean offered) {
    // given
    var plan = TestPlan.of(queue("refunds").requires("refunds", 3)).build();
    var exchange =
        Exchange.with(plan, agent("a", "all", Map.of("refunds", level), Map.of())).ready("a");

    // when
    exchange.arrive("c1", "refunds");

    // then
    assertThat(!exchange.offered().isEmpty()).isEqualTo(offered);
  }

  @Test
  @DisplayName("L1: a channel or queue that is not in the profile is never given to the agent")
  void shouldKeepToTheProfile() {
    // given
    var plan =
        TestPlan.of(queue("mail"), queue("shop"))
            .profile(profileOf("all").serves("mail", 1))
            .profile(profileOf("others").serves("shop", 1));
    var exchange = Exchange.with(plan.build(), agent("a")).ready("a");

    // when
    exchange.arrive("c1", "shop");
    boolean otherQueue = exchange.offered().isEmpty();
    exchange.arrive("c2", "mail", ChannelType.REVIEW, null);
    boolean otherChannel = exchange.offered().isEmpty();

    // then
    assertThat(otherQueue).isTrue();
    assertThat(otherChannel).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // units, cost, maximum of mails, mails at once
    "100, 50, 9, 2",
    "100, 50, 1, 1",
    "100, 30, 9, 3",
    "99, 50, 9, 1",
    "100, 100, 9, 1",
  })
  @DisplayName("R6, R3: units and maximum per channel, both count")
  void shouldNeverExceedCapacity(int units, int cost, int maximum, int atOnce) {
    // given
    var profile =
        profileOf("all")
            .serves("mail", 1)
            .units(units)
            .cost(ChannelType.EMAIL, cost)
            .cost(ChannelType.VOICE, units)
            .maximum(ChannelType.EMAIL, maximum);
    var exchange = Exchange.with(TestPlan.of(queue("mail")).profile(profile).build(), agent("a"));
    exchange.ready("a");

    // when
    int offered = 0;
    for (int i = 0; i < 5; i++) {
      offered += exchange.arrive("c" + i, "mail").offered().size();
    }

    // then
    assertThat(offered).isEqualTo(atOnce);
  }

  @Test
  @DisplayName("W1: a skill edit acts on waiting contacts at once")
  void shouldMatchWhenAnAgentLearnsASkill() {
    // given
    var plan = TestPlan.of(queue("refunds").requires("refunds", 3)).build();
    var exchange = Exchange.with(plan, agent("a")).ready("a").arrive("c1", "refunds");

    // when
    exchange.send(new PutAgents(List.of(agent("a", "all", Map.of("refunds", 3), Map.of()))));

    // then
    assertThat(exchange.offered()).containsExactly("c1>a");
  }
}
