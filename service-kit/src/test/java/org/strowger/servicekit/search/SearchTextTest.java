package org.strowger.servicekit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.servicekit.problem.Problem;

@DisplayName("CA50: texts and queries are folded alike")
class SearchTextTest {

  @ParameterizedTest
  @CsvSource({
    "Müller, muller",
    "STRAẞE straße, strasse",
    "Łukasz Øre, lukasz ore",
    "ﬁne, fine",
    "don’t, don t",
    "包裹呢, 包裹 裹呢",
    "包, 包",
    "AB包裹12, ab 包裹 12",
    "がっこう, がっ っこ こう",
    "'!? …', ''"
  })
  void shouldKeepFoldedWordsAndPairs(String text, String lexemes) {
    assertThat(TextVector.of(text, null).lexemes().replace("'", "")).isEqualTo(lexemes);
  }

  @Test
  void shouldKnowTheFormsOfALanguageByItsTag() {
    assertThat(TextVector.of("Bücher", "de-AT").configuration()).isEqualTo("german");
    assertThat(TextVector.of("Bücher", "de-AT").words()).isEqualTo("bucher");
    assertThat(TextVector.of("Bücher", "xx").words()).isEmpty();
  }

  @Test
  void shouldKeepNoMoreThanAnIndexCanTake() {
    assertThat(TextVector.of("a".repeat(5_000), null).lexemes()).hasSize(66);
    var many = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      many.append(i).append(' ');
    }
    assertThat(TextVector.of(many.toString(), null).lexemes().split(" ")).hasSize(5_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "?!", "a b c d e f g h i"})
  void shouldRefuseAQueryThatAsksForNothingOrTooMuch(String query) {
    assertThatThrownBy(() -> SearchQuery.of(query))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("invalid_query"));
  }

  @Test
  void shouldShowWhereTheWordsAre() {
    var pattern = new SearchPattern("", List.of("buch", "muller"));

    Excerpt excerpt = Excerpt.of("x ".repeat(100) + "Frau Müller\n wartet auf Bücher 😀", pattern);

    assertThat(excerpt.text()).startsWith("…").doesNotContain("\n").endsWith("😀");
    assertThat(
            excerpt.ranges().stream()
                .map(range -> excerpt.text().substring(range.from(), range.to())))
        .containsExactly("Müller", "Bücher");
  }

  @Test
  void shouldShowTheStartWhereNothingCanBeMarked() {
    Excerpt excerpt = Excerpt.of("😀".repeat(300), new SearchPattern("", List.of("x")));

    assertThat(excerpt.ranges()).isEmpty();
    assertThat(excerpt.text()).endsWith("😀…");
  }

  @Test
  void shouldTakeBackItsCursorsAndNoOthers() {
    var cursor = new PageCursor(Instant.parse("2026-11-30T10:00:00.123456Z"), "m-1.2");

    assertThat(PageCursor.of(cursor.encoded())).isEqualTo(cursor);
    assertThat(PageCursor.of(null)).isEqualTo(PageCursor.start());
    for (String wrong : List.of("x", "AAAA", "%%%", "OTk5OTk5OTk5OTk5OTk5OTk5OTkuYQ", "é")) {
      assertThatThrownBy(() -> PageCursor.of(wrong)).isInstanceOf(Problem.class);
    }
  }
}
