package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.CalendarPlan;
import org.strowger.contracts.plan.CalendarPlan.Hours;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.routing.engine.plan.PlanValidator;

@DisplayName("Entry rules: first match wins, once, at arrival")
class EntryRuleTest {

  /** Open from Sunday 02:00 to 04:00: the hour that daylight saving leaves out is in it. */
  private static final CalendarPlan EARLY =
      new CalendarPlan(
          "early",
          ZoneId.of("Europe/Vienna"),
          List.of(new Hours(DayOfWeek.SUNDAY, LocalTime.of(2, 0), LocalTime.of(4, 0))),
          List.of());

  private static EntryRule rule(
      @Nullable List<String> tiers,
      @Nullable String during,
      @Nullable String outside,
      @Nullable Map<String, String> sets) {
    return new EntryRule(
        "rule",
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        new QueueId("special"),
        List.of(),
        2,
        null,
        tiers,
        during,
        outside,
        sets);
  }

  private static RoutingPlan plan(EntryRule rule) {
    return TestPlan.of(queue("mail"), queue("special")).calendar(EARLY).rule(rule).build();
  }

  private static String queueOf(Exchange exchange, @Nullable String tier) {
    var route =
        new RouteContact(
            new ContactId("c-" + exchange.all(ContactOpened.class).size()),
            new ConversationId("v-" + exchange.all(ContactOpened.class).size()),
            new CustomerId("customer"),
            ChannelType.EMAIL,
            "mail",
            new ContactLanguage("de-AT", ContactLanguage.Source.DETECTED, 90),
            Map.of("tier", "silver"),
            exchange.now(),
            null,
            null,
            tier);
    return exchange.send(route).only(ContactEnqueued.class).queueId().value();
  }

  /** The queue of contacts that arrive at these points in time. */
  private static List<String> queuesAt(RoutingPlan plan, String... times) {
    var exchange = Exchange.with(plan);
    return Arrays.stream(times)
        .map(Instant::parse)
        .map(
            time -> {
              exchange.forward(Duration.between(exchange.now(), time));
              return queueOf(exchange, null);
            })
        .toList();
  }

  @Test
  void shouldMatchACustomersTier() {
    // given
    var exchange = Exchange.with(plan(rule(List.of("gold", "platinum"), null, null, null)));

    // then
    assertThat(queueOf(exchange, "gold")).isEqualTo("special");
    assertThat(queueOf(exchange, "silver")).isEqualTo("mail");
    assertThat(queueOf(exchange, null)).isEqualTo("mail");
  }

  @Test
  @DisplayName("R8, R10: hours count as they are at the arrival, to the second")
  void shouldMatchDuringHours() {
    assertThat(
            queuesAt(
                plan(rule(null, "early", null, null)),
                "2026-03-08T00:59:59Z",
                "2026-03-08T01:00:00Z",
                "2026-03-08T02:59:59Z",
                "2026-03-08T03:00:00Z"))
        .containsExactly("mail", "special", "special", "mail");
  }

  @Test
  @DisplayName("R10: no hole and no hour too many when the clocks change")
  void shouldMatchDuringHoursWhenTheClocksChange() {
    var plan = plan(rule(null, "early", null, null));

    // spring: 02:00 to 03:00 is left out, the span is one hour long
    assertThat(
            queuesAt(plan, "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"))
        .containsExactly("mail", "special", "mail");
    // autumn: 02:00 to 03:00 comes twice, the span is three hours long
    assertThat(
            queuesAt(plan, "2026-10-25T00:00:00Z", "2026-10-25T02:59:59Z", "2026-10-25T03:00:00Z"))
        .containsExactly("special", "special", "mail");
  }

  @Test
  void shouldMatchOutsideHours() {
    assertThat(
            queuesAt(
                plan(rule(null, null, "early", null)),
                "2026-03-08T00:59:59Z",
                "2026-03-08T01:00:00Z",
                "2026-03-08T03:00:00Z"))
        .containsExactly("special", "mail", "special");
  }

  @Test
  @DisplayName("a rule gives queue, extra requirements, priority and attributes")
  void shouldGiveWhatTheRuleSays() {
    // given
    var rule =
        new EntryRule(
            "vip",
            List.of(ChannelType.EMAIL),
            List.of("mail"),
            List.of("de"),
            Map.of("tier", "silver"),
            new QueueId("special"),
            List.of(new SkillLevel("refunds", 2)),
            3,
            60,
            null,
            null,
            null,
            Map.of("tier", "gold"));
    var exchange = Exchange.with(plan(rule));

    // when
    queueOf(exchange, null);

    // then
    assertThat(exchange.only(ContactOpened.class).attributes()).containsEntry("tier", "gold");
    assertThat(exchange.only(ContactOpened.class).entryRule()).isEqualTo("vip");
    ContactEnqueued enqueued = exchange.only(ContactEnqueued.class);
    assertThat(enqueued.requiredSkills()).containsExactly(new SkillLevel("refunds", 2));
    assertThat(enqueued.priority()).isEqualTo(3);
    assertThat(enqueued.boostSeconds()).isEqualTo(60);
  }

  @Test
  void shouldRefuseWhatThePlanDoesNotDeclare() {
    // given
    var bad = rule(List.of("Gold!"), "never", "ever", Map.of("tier", "tin", "size", "xl"));

    // then
    assertThat(PlanValidator.validate(plan(bad)).stream().map(Fault::key))
        .containsExactlyInAnyOrder(
            "entryRules[rule].tiers[Gold!]",
            "entryRules[rule].during",
            "entryRules[rule].outside",
            "entryRules[rule].sets[tier]",
            "entryRules[rule].sets[size]");
  }
}
