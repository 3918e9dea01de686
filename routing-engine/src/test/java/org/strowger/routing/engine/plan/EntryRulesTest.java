package org.strowger.routing.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.CalendarPlan;
import org.strowger.contracts.plan.CalendarPlan.Hours;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactLanguage;

@DisplayName("Entry rules: each condition by itself, the first match, the default")
class EntryRulesTest {

  private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final CalendarPlan NOON =
      new CalendarPlan(
          "noon",
          ZoneOffset.UTC,
          List.of(new Hours(DayOfWeek.MONDAY, LocalTime.of(12, 0), LocalTime.of(13, 0))),
          List.of());

  /** What a contact carries, and a rule asks, in words; an absent one is empty. */
  private record ContactRequest(
      ChannelType channel,
      String entryPoint,
      @Nullable String language,
      Map<String, String> attributes,
      @Nullable String tier) {

    RouteContact route() {
      return new RouteContact(
          new ContactId("c1"),
          new ConversationId("v1"),
          new CustomerId("customer"),
          channel,
          entryPoint,
          language == null
              ? null
              : new ContactLanguage(language, ContactLanguage.Source.DETECTED, 90),
          attributes,
          MONDAY_NOON,
          null,
          null,
          tier);
    }
  }

  private static final ContactRequest MAIL =
      new ContactRequest(ChannelType.EMAIL, "support", "de-AT", Map.of("shop", "at"), "gold");

  private static EntryRule rule(
      String name,
      List<ChannelType> channels,
      List<String> entryPoints,
      List<String> languages,
      Map<String, String> attributes,
      List<String> tiers) {
    return new EntryRule(
        name,
        channels,
        entryPoints,
        languages,
        attributes,
        new QueueId("queue"),
        List.of(),
        5,
        null,
        tiers,
        null,
        null,
        null);
  }

  private static EntryRule hours(@Nullable String during, @Nullable String outside) {
    return new EntryRule(
        "special",
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        new QueueId("queue"),
        List.of(),
        5,
        null,
        null,
        during,
        outside,
        null);
  }

  private static EntryRule named(String name) {
    return rule(name, List.of(), List.of(), List.of(), Map.of(), List.of());
  }

  private static String match(ContactRequest request, Instant at, EntryRule... rules) {
    return new EntryRules(List.of(rules), Map.of("noon", new OpeningHours(NOON)))
        .firstMatch(request.route(), at)
        .name();
  }

  private static boolean matches(EntryRule special) {
    return match(MAIL, MONDAY_NOON, special, named("default")).equals("special");
  }

  @ParameterizedTest
  @CsvSource({"EMAIL, true", "CHAT, false"})
  void shouldMatchTheChannel(ChannelType asked, boolean matches) {
    assertThat(
            matches(
                rule(
                    "special",
                    List.of(ChannelType.VOICE, asked),
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of())))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"support, true", "Support, false", "sup, false"})
  void shouldMatchTheWholeEntryPoint(String asked, boolean matches) {
    assertThat(
            matches(
                rule(
                    "special", List.of(), List.of("other", asked), List.of(), Map.of(), List.of())))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"de, true", "de-AT, true", "DE, true", "de-CH, false", "d, false", "en, false"})
  void shouldMatchTheLanguageByItsPrefix(String asked, boolean matches) {
    assertThat(
            matches(
                rule("special", List.of(), List.of(), List.of("fr", asked), Map.of(), List.of())))
        .isEqualTo(matches);
  }

  @Test
  void shouldMatchNoLanguageOfAContactWithoutOne() {
    // given
    var silent = new ContactRequest(ChannelType.EMAIL, "support", null, Map.of(), null);
    var german = rule("special", List.of(), List.of(), List.of("de"), Map.of(), List.of());

    // then
    assertThat(match(silent, MONDAY_NOON, german, named("default"))).isEqualTo("default");
  }

  @ParameterizedTest
  @CsvSource({"shop, at, true", "shop, de, false", "size, xl, false"})
  void shouldMatchAnAttributeByItsValue(String name, String value, boolean matches) {
    assertThat(
            matches(
                rule("special", List.of(), List.of(), List.of(), Map.of(name, value), List.of())))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"gold, true", "silver, false"})
  void shouldMatchTheTier(String asked, boolean matches) {
    assertThat(
            matches(
                rule(
                    "special",
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of("platinum", asked))))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T11:59:59.999Z, default, special",
    "2026-03-02T12:00:00Z, special, default",
    "2026-03-02T12:59:59.999Z, special, default",
    "2026-03-02T13:00:00Z, default, special",
  })
  void shouldMatchHours(Instant at, String during, String outside) {
    assertThat(match(MAIL, at, hours("noon", null), named("default"))).isEqualTo(during);
    assertThat(match(MAIL, at, hours(null, "noon"), named("default"))).isEqualTo(outside);
  }

  @Test
  void shouldAskForAllConditionsOfARule() {
    // given
    var all =
        rule(
            "special",
            List.of(ChannelType.EMAIL),
            List.of("support"),
            List.of("de"),
            Map.of("shop", "at"),
            List.of("silver"));

    // then
    assertThat(matches(all)).isFalse();
  }

  @Test
  void shouldTakeTheFirstOfTheRulesThatMatch() {
    // given
    EntryRule other = rule("other", List.of(), List.of("else"), List.of(), Map.of(), List.of());
    EntryRule point = rule("point", List.of(), List.of("support"), List.of(), Map.of(), List.of());
    EntryRule mail =
        rule("mail", List.of(ChannelType.EMAIL), List.of(), List.of(), Map.of(), List.of());

    // then
    assertThat(match(MAIL, MONDAY_NOON, other, point, mail, named("default"))).isEqualTo("point");
    assertThat(match(MAIL, MONDAY_NOON, mail, point, other, named("default"))).isEqualTo("mail");
  }

  @Test
  void shouldTakeTheDefaultWhenNothingElseMatches() {
    // given
    EntryRule chat =
        rule("chat", List.of(ChannelType.CHAT), List.of("support"), List.of(), Map.of(), List.of());

    // then
    assertThat(match(MAIL, MONDAY_NOON, chat, named("default"))).isEqualTo("default");
    assertThatThrownBy(() -> match(MAIL, MONDAY_NOON, chat))
        .hasMessageContaining("Expected a last entry rule without condition");
  }
}
