package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.routing.engine.Exchange;
import org.strowger.routing.engine.TestPlan;
import org.strowger.routing.engine.TestPlan.Profile;
import org.strowger.routing.engine.TestPlan.Queue;
import org.strowger.routing.engine.apply.MutableDomainState;

@DisplayName("What a class and a group know says the same as the hard rules")
class EligibilityVerdictTest {

  private static final ContactId CONTACT = new ContactId("c1");

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PAUSED", "UNKNOWN"})
  void shouldNameTheRuleSheFails(EligibilityRule rule) {
    // given
    Exchange exchange = waits(rule);

    // when
    EligibilityRule verdict = verdict(exchange);

    // then
    assertThat(verdict).isEqualTo(rule);
    exchange.send(new ExplainContact(CONTACT));
    assertThat(exchange.only(ContactExplained.class).nearMisses())
        .anyMatch(each -> each.agentId().value().equals("a") && each.rule() == rule);
  }

  @ParameterizedTest
  @EnumSource(names = {"AVAILABLE", "FOCUS"})
  void shouldPassWhoMayPullIt(Presence presence) {
    // given
    var exchange = Exchange.with(TestPlan.of(queue("mail").pull()).build(), agent("a")).ready("a");

    // when
    exchange.presence("a", presence).arrive("c1", "mail");

    // then
    assertThat(verdict(exchange)).isNull();
  }

  @Test
  void shouldNameTheFirstOfTheRulesSheFails() {
    // given
    var plan = TestPlan.of(queue("mail").requires("refunds", 3).languageLevel(3)).build();
    var exchange = Exchange.with(plan, agent("a"));

    // when
    exchange.arrive("c1", "mail", ChannelType.EMAIL, "de");
    EligibilityRule away = verdict(exchange);
    exchange.connect("a");
    EligibilityRule offline = verdict(exchange);
    exchange.ready("a");
    EligibilityRule unskilled = verdict(exchange);

    // then
    assertThat(List.of(away, offline, unskilled))
        .containsExactly(
            EligibilityRule.CONNECTED, EligibilityRule.PRESENCE, EligibilityRule.SKILL);
  }

  private static @Nullable EligibilityRule verdict(Exchange exchange) {
    DomainIndex index = MutableDomainState.of(exchange.save().stored()).index();
    ContactEntry contact = index.entry(CONTACT);
    AgentEntry agent = Objects.requireNonNull(index.roster().entry(new AgentId("a")));
    return EligibilityVerdict.firstFailed(agent, contact, index.waiting().groupOf(contact));
  }

  /** A contact that agent {@code a} cannot be offered for this reason. */
  private static Exchange waits(EligibilityRule rule) {
    return switch (rule) {
      case ACTIVE -> ready(queue("mail")).send(inactive()).arrive("c1", "mail");
      case CONNECTED -> ready(queue("mail")).disconnect("a").arrive("c1", "mail");
      case PRESENCE -> ready(queue("mail")).presence("a", Presence.FOCUS).arrive("c1", "mail");
      case SUSPENSION -> ready(queue("mail")).arrive("c0", "mail").pass(70).arrive("c1", "mail");
      case QUEUE ->
          Exchange.with(
                  TestPlan.of(queue("mail"), queue("shop"))
                      .profile(profileOf("all").serves("mail", 1))
                      .profile(profileOf("others").serves("shop", 1))
                      .build(),
                  agent("a"))
              .ready("a")
              .arrive("c1", "shop");
      case CHANNEL -> ready(queue("mail")).arrive("c1", "mail", ChannelType.REVIEW, null);
      case PHONE -> ready(queue("mail")).phone("a", false).call("c1", "mail");
      case PREFERRED -> prefersAnother();
      case DELAY ->
          ready(profileOf("all").serves("mail", 1, 60), queue("mail")).arrive("c1", "mail");
      case SKILL -> ready(queue("mail").requires("refunds", 3)).arrive("c1", "mail");
      case LANGUAGE ->
          ready(queue("mail").languageLevel(3)).arrive("c1", "mail", ChannelType.EMAIL, "de");
      case BACKOFF -> ready(queue("mail")).arrive("c1", "mail").decline("a", "c1");
      case INTERRUPT ->
          ready(
                  profileOf("all")
                      .serves("mail", 1)
                      .letsThrough(ChannelType.EMAIL, ChannelType.VOICE),
                  queue("mail"))
              .arrive("c0", "mail")
              .arrive("c1", "mail");
      case CAPACITY ->
          ready(profileOf("all").serves("mail", 1).maximum(ChannelType.EMAIL, 1), queue("mail"))
              .arrive("c0", "mail")
              .arrive("c1", "mail");
      case OFFERED ->
          ready(profileOf("all").serves("mail", 1).offersAtOnce(null), queue("mail"))
              .arrive("c0", "mail")
              .arrive("c1", "mail");
      case PAUSED, UNKNOWN -> throw new IllegalArgumentException("Expected a rule about agents");
    };
  }

  private static Exchange ready(Queue queue) {
    return Exchange.with(TestPlan.of(queue).build(), agent("a")).ready("a");
  }

  private static Exchange ready(Profile profile, Queue queue) {
    return Exchange.with(TestPlan.of(queue).profile(profile).build(), agent("a")).ready("a");
  }

  private static PutAgents inactive() {
    AgentDefinition a = agent("a");
    return new PutAgents(
        List.of(
            new AgentDefinition(
                a.id(), a.teamId(), a.profileId(), a.skills(), a.languages(), false)));
  }

  /** It waits for agent {@code b}, who has as much as she can take. */
  private static Exchange prefersAnother() {
    var plan = TestPlan.of(queue("mail").prefersFor(600)).build();
    var exchange = Exchange.with(plan, agent("a"), agent("b")).ready("b");
    exchange.arrive("c8", "mail").arrive("c9", "mail").ready("a");
    return exchange.send(exchange.preferring("c1", "b"));
  }
}
