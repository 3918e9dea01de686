package org.strowger.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.WaitForecast;

class WaitQuestionsTest {

  private static final ContactId ONE = new ContactId("c1");
  private static final WaitForecast FORECAST = new WaitForecast(120, 240);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final WaitQuestions questions = new WaitQuestions();
  private Instant now = Instant.parse("2026-01-01T10:00:00Z");

  @Test
  void shouldAskAboutAThousandNoMoreThanTwicePerMinuteEach() {
    // given
    List<ContactId> waiting =
        IntStream.range(0, 1_000).mapToObj(i -> new ContactId("c" + i)).toList();
    // when ten minutes pass
    int asked = 0;
    for (int look = 0; look < 300; look++) {
      asked += look(waiting, true);
    }
    // then
    assertThat(asked).isBetween(1_000 * 18, 1_000 * 20);
  }

  @Test
  void shouldNotPileUpQuestionsToARouterThatIsAway() {
    // when ten minutes pass without an answer
    int asked = 0;
    for (int look = 0; look < 300; look++) {
      asked += look(List.of(ONE), false);
    }
    // then
    assertThat(asked).isEqualTo(5);
  }

  @Test
  void shouldKeepWhatWasToldUntilTheNextAnswerOrUntilItIsTooOld() {
    // given
    look(List.of(ONE), true);
    now = now.plus(WaitQuestions.EVERY);
    // when asked again without an answer
    look(List.of(ONE), false);
    // then
    assertThat(questions.of(ONE)).isEqualTo(FORECAST);
    now = now.plus(WaitQuestions.LOST_AFTER);
    look(List.of(ONE), false);
    assertThat(questions.of(ONE)).isNull();
  }

  @Test
  void shouldForgetWhoWaitsNoMore() {
    look(List.of(ONE), true);
    now = now.plus(WaitQuestions.LOST_AFTER);
    look(List.of(), false);
    assertThat(questions.of(ONE)).isNull();
    questions.answer(ONE, FORECAST, 0);
    assertThat(questions.of(ONE)).as("nobody asked").isNull();
  }

  @Test
  @DisplayName("TR37: the told position is what the router said, and moves with the line")
  void shouldTellThePositionThatTheRouterSaid_TR37() {
    // given
    assertThat(questions.position(ONE, 9)).as("nothing was said").isEqualTo(9);
    // when the router says that four come before it
    look(List.of(ONE), true);
    // then
    assertThat(questions.position(ONE, 9)).isEqualTo(5);
    assertThat(questions.position(ONE, 8)).as("one has left").isEqualTo(4);
    assertThat(questions.position(ONE, 10)).as("two urgent ones came").isEqualTo(6);
    assertThat(questions.position(ONE, 1)).as("never less than the first").isEqualTo(1);
    // when it is asked again
    now = now.plus(WaitQuestions.EVERY);
    look(List.of(ONE), false);
    // then what was said holds until the answer
    assertThat(questions.position(ONE, 8)).isEqualTo(4);
    questions.answer(ONE, FORECAST, 2);
    assertThat(questions.position(ONE, 8)).isEqualTo(3);
    // when it comes in another line
    questions.leaveLine(ONE);
    // then
    assertThat(questions.position(ONE, 20)).isEqualTo(20);
  }

  /** Looks who is due, asks about them, and passes some time. */
  private int look(List<ContactId> waiting, boolean answered) {
    List<ContactId> due = questions.due(waiting, now);
    due.forEach(contact -> questions.ask(contact, now));
    if (answered) {
      due.forEach(contact -> questions.answer(contact, FORECAST, 4));
    }
    now = now.plus(LOOK_EVERY);
    return due.size();
  }
}
