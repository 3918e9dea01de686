package org.strowger.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.contracts.id.DomainId;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.KpiDefinitions;
import org.strowger.kpi.definition.Measure;
import org.strowger.kpi.definition.Tally;
import org.strowger.kpi.facts.DayOfContacts;

/** Each definition is reached by the query, and its example is what the query counts. */
class WorkedExampleTest {

  private static final DomainId DEMO = new DomainId(DayOfContacts.DOMAIN);
  private static final Pattern EXAMPLE = Pattern.compile("(mail|phone|all): .* = ([^=]+)");
  private static final Map<String, String> QUEUES =
      Map.of("mail", ExampleDay.MAIL, "phone", ExampleDay.PHONE);

  private static Jdbi facts;

  @BeforeAll
  static void fill() {
    facts = new ExampleDay().filled().jdbi();
  }

  static Stream<KpiDefinition> definitions() {
    return KpiDefinitions.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  @DisplayName("S2: every figure carries an example, and the example is right")
  void shouldCountWhatTheExampleSays(KpiDefinition kpi) {
    // given
    Matcher example = EXAMPLE.matcher(kpi.example());
    assertThat(example.matches()).as(kpi.example()).isTrue();
    KpiFilter today = KpiFilter.of(new TimeSpan.Today());
    String queue = QUEUES.get(example.group(1));
    KpiFilter filter = queue == null ? today : today.with(Dimension.QUEUE, Set.of(queue));

    // when
    Tally now = ask(kpi, filter, AsOf.now(ExampleDay.NOW));
    Tally asOf = ask(kpi, filter, AsOf.past(ExampleDay.NOW));

    // then
    assertThat(text(kpi, now)).isEqualTo(example.group(2));
    assertThat(text(kpi, asOf)).isEqualTo(example.group(2));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void shouldTellEachDefinitionApartByAllItsDimensions(KpiDefinition kpi) {
    // given
    assertThat(kpi.dimensions()).isNotEmpty();
    KpiFilter today = KpiFilter.of(new TimeSpan.Today());

    // when
    KpiAnswer answer =
        read(KpiQuery.of(List.of(kpi), kpi.dimensions(), today, AsOf.now(ExampleDay.NOW)));

    // then
    assertThat(answer.sum(Map.of())).isEqualTo(ask(kpi, today, AsOf.now(ExampleDay.NOW)));
  }

  @Test
  @DisplayName("TR41: nothing is measured that no figure shows")
  void shouldUseEachMeasureInADefinition() {
    assertThat(KpiDefinitions.ALL)
        .flatExtracting(kpi -> kpi.figure().measures())
        .containsAll(Arrays.asList(Measure.values()));
  }

  private static Tally ask(KpiDefinition kpi, KpiFilter filter, AsOf asOf) {
    return read(KpiQuery.of(List.of(kpi), List.of(), filter, asOf)).sum(Map.of());
  }

  private static KpiAnswer read(KpiQuery query) {
    return facts.inTransaction(handle -> new KpiReader(handle, DEMO).ask(query));
  }

  private static String text(KpiDefinition kpi, Tally tally) {
    String value = kpi.of(tally).orElseThrow().toPlainString();
    return switch (kpi.unit()) {
      case PERCENT -> value + " %";
      case SECONDS -> value + " s";
      case CONTACTS, OFFERS, AGENTS -> value;
    };
  }
}
