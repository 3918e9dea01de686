package org.strowger.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.kpi.facts.DayOfContacts.accepted;
import static org.strowger.kpi.facts.DayOfContacts.offer;
import static org.strowger.kpi.facts.PlanOfDay.applied;
import static org.strowger.kpi.facts.PlanOfDay.queue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.kpi.definition.AssignmentKpis;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.LiveKpis;
import org.strowger.kpi.definition.OfferKpis;
import org.strowger.kpi.definition.SegmentKpis;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.kpi.facts.FilledSchema;

/** Figures by what is known of the contact: its language, priority and required skills. */
class ContactDimensionsTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final QueueId MAIL = new QueueId("support-mail");

  private final DayOfContacts day = new DayOfContacts();
  private @Nullable FilledSchema filled;

  @BeforeEach
  void threeContacts() {
    day.tell(NINE, applied(1, NINE, queue(MAIL.value(), 20, ZoneOffset.UTC)));
    handled("a", "de", 1, "billing", "refunds");
    handled("b", "de", 5, "billing");
    handled("c", null, 5);
    day.tell(
        at(40),
        opened("d", "fr"),
        new ContactDeferred(
            new ContactId("d"), NINE, MAIL, at(40), at(4_000), DeferReason.OUTSIDE_HOURS));
  }

  @Test
  void shouldTellApartByTheLanguageTheContactWasOpenedWith() {
    assertThat(by(SegmentKpis.ANSWERED, Dimension.LANGUAGE)).containsExactly("- 1", "de 2");
    assertThat(by(AssignmentKpis.HANDLED, Dimension.LANGUAGE)).containsExactly("- 1", "de 2");
    assertThat(by(OfferKpis.NON_RESPONSE, Dimension.LANGUAGE)).containsExactly("- 0.0", "de 0.0");
    assertThat(by(LiveKpis.DEFERRED, Dimension.LANGUAGE)).containsExactly("fr 1");
  }

  @Test
  void shouldTellApartByThePriorityTheContactWasPutInLineWith() {
    assertThat(by(SegmentKpis.ENQUEUED, Dimension.PRIORITY)).containsExactly("1 1", "5 2");
    assertThat(by(AssignmentKpis.HANDLED, Dimension.PRIORITY)).containsExactly("1 1", "5 2");
  }

  @Test
  @DisplayName("a contact with two skills counts in the group of each and once in the whole")
  void shouldTellApartByEachSkill() {
    assertThat(by(SegmentKpis.ENQUEUED, Dimension.SKILL))
        .containsExactly("- 1", "billing 2", "refunds 1");
    assertThat(by(AssignmentKpis.HANDLED, Dimension.SKILL))
        .containsExactly("- 1", "billing 2", "refunds 1");
    assertThat(only(SegmentKpis.ENQUEUED, Dimension.SKILL, "billing", "refunds")).isEqualTo(2);
    assertThat(only(AssignmentKpis.HANDLED, Dimension.SKILL, "billing", "refunds")).isEqualTo(2);
  }

  @Test
  void shouldFindRowsOfWhichNothingIsKnownByTheEmptyText() {
    assertThat(only(SegmentKpis.ENQUEUED, Dimension.SKILL, "")).isEqualTo(1);
    assertThat(only(SegmentKpis.ENQUEUED, Dimension.LANGUAGE, "")).isEqualTo(1);
    assertThat(only(SegmentKpis.ENQUEUED, Dimension.LANGUAGE, "", "de")).isEqualTo(3);
    assertThat(only(SegmentKpis.ENQUEUED, Dimension.LANGUAGE, "it")).isZero();
  }

  private List<String> by(KpiDefinition kpi, Dimension dimension) {
    KpiAnswer answer =
        ask(
            KpiQuery.of(
                List.of(kpi), List.of(dimension), KpiFilter.of(new TimeSpan.Today()), now()));
    return answer.groups().stream()
        .map(
            group ->
                group.by().getOrDefault(dimension, "-") + " " + kpi.of(group.tally()).orElseThrow())
        .toList();
  }

  private long only(KpiDefinition kpi, Dimension dimension, String... values) {
    KpiFilter filter = KpiFilter.of(new TimeSpan.Today()).with(dimension, Set.of(values));
    KpiAnswer answer = ask(KpiQuery.of(List.of(kpi), List.of(), filter, now()));
    return kpi.of(answer.sum(Map.of())).orElseThrow().longValueExact();
  }

  private KpiAnswer ask(KpiQuery query) {
    if (filled == null) {
      filled = new FilledSchema().with(day.log());
    }
    return filled
        .jdbi()
        .inTransaction(
            handle -> new KpiReader(handle, new DomainId(DayOfContacts.DOMAIN)).ask(query));
  }

  private void handled(String contact, @Nullable String language, int priority, String... skills) {
    day.tell(NINE, opened(contact, language), enqueued(contact, priority, skills));
    OfferIssued offer = offer(contact, 1, "u-1", NINE, at(5));
    ContactAssigned taken = accepted(offer, 1, at(10));
    day.tell(at(5), offer).tell(at(10), taken);
    day.closes(taken, at(20)).endsWrapUp(taken, at(30));
  }

  private static ContactOpened opened(String contact, @Nullable String language) {
    return new ContactOpened(
        new ContactId(contact),
        NINE,
        new ConversationId("v-" + contact),
        new CustomerId("k-" + contact),
        ChannelType.EMAIL,
        "support",
        language == null
            ? null
            : new ContactLanguage(language, ContactLanguage.Source.DETECTED, 90),
        Map.of(),
        "default");
  }

  private static ContactEnqueued enqueued(String contact, int priority, String... skills) {
    return new ContactEnqueued(
        new ContactId(contact),
        NINE,
        1,
        NINE,
        MAIL,
        ChannelType.EMAIL,
        priority,
        skillLevels(skills).toList(),
        null,
        SegmentSource.ARRIVAL);
  }

  private static Stream<SkillLevel> skillLevels(String... skills) {
    return Arrays.stream(skills).map(skill -> new SkillLevel(skill, 3));
  }

  private static AsOf now() {
    return AsOf.now(at(3_600));
  }

  private static Instant at(int seconds) {
    return NINE.plusSeconds(seconds);
  }
}
