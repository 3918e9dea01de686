package org.strowger.kpi.query;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.DomainId;
import org.strowger.kpi.definition.SegmentKpis;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.kpi.facts.FilledSchema;
import org.strowger.kpi.facts.PlanOfDay;
import org.strowger.servicekit.problem.Problem;

class KpiAnswersTest {

  private static final DomainId DEMO = new DomainId(DayOfContacts.DOMAIN);
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final KpiQuery QUERY =
      KpiQuery.of(
          List.of(SegmentKpis.ENQUEUED),
          List.of(),
          KpiFilter.of(new TimeSpan.Today()),
          AsOf.now(NINE));

  @Test
  void shouldGiveUpAStatementThatTakesTooLong() {
    // given
    Jdbi jdbi = planned();
    var answers = new KpiAnswers(jdbi, Duration.ofMillis(300), Duration.ZERO, 1);
    try (Handle other = jdbi.open()) {
      other.begin();
      other.execute("lock table segment in access exclusive mode");

      // then
      refuses(503, "query_timeout", () -> answers.of(DEMO, reader -> reader.ask(QUERY)));
      other.rollback();
    }
  }

  @Test
  void shouldRefuseWhatIsTooMuchAtOnceAndAnswerAgainAfterwards() {
    // given
    var answers = new KpiAnswers(planned(), Duration.ofSeconds(60), Duration.ZERO, 1);

    // when
    answers.of(
        DEMO,
        _ -> {
          // then
          refuses(429, "too_many_queries", () -> answers.of(DEMO, reader -> reader.ask(QUERY)));
          return "answered";
        });
    answers.of(DEMO, reader -> reader.ask(QUERY));
  }

  private static void refuses(int status, String code, ThrowingCallable call) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(call)
        .matches(problem -> problem.status() == status && problem.code().equals(code));
  }

  private static Jdbi planned() {
    var day = new DayOfContacts();
    day.tell(NINE, PlanOfDay.applied(1, NINE, PlanOfDay.queue("support-mail", 20, ZoneOffset.UTC)));
    return new FilledSchema().with(day.log()).jdbi();
  }
}
