package org.strowger.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strowger.cases.Fixtures.ANNA;
import static org.strowger.cases.Fixtures.DEMO;
import static org.strowger.cases.Fixtures.T0;
import static org.strowger.cases.Fixtures.assigned;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.strowger.cases.Case.Status;
import org.strowger.contracts.fact.CaseFact.CaseLinked;
import org.strowger.contracts.fact.CaseFact.CaseOpened;
import org.strowger.contracts.fact.CaseFact.CaseReopened;
import org.strowger.contracts.fact.CaseFact.CaseResolved;
import org.strowger.contracts.fact.CaseFact.CaseWaiting;
import org.strowger.contracts.fact.CaseFact.ReopenReason;
import org.strowger.contracts.fact.CaseFact.WaitingFor;
import org.strowger.contracts.id.DomainId;

class CaseTest {

  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  void shouldOpenTheSameCaseForTheSameContact() {
    // when
    var first = Case.open(DEMO, assigned("c-1", 1, T0));
    var again = Case.open(DEMO, assigned("c-1", 2, T0.plusSeconds(60)));

    // then
    assertThat(again.after().id()).isEqualTo(first.after().id());
    assertThat(first.after().status()).isEqualTo(Status.OPEN);
    assertThat(first.after().version()).isEqualTo(1);
    assertThat(first.fact()).isInstanceOf(CaseOpened.class);
  }

  @Test
  void shouldOpenAnotherCaseInAnotherDomain() {
    // when
    var here = Case.open(DEMO, assigned("c-1", 1, T0));
    var there = Case.open(new DomainId("other"), assigned("c-1", 1, T0));

    // then
    assertThat(there.after().id()).isNotEqualTo(here.after().id());
  }

  @Test
  void shouldNumberEpisodesThroughResolveAndReopen() {
    // given
    var open = Case.open(DEMO, assigned("c-1", 1, T0)).after();

    // when
    var resolved = open.resolve("answered", ANNA, T0.plusSeconds(60));
    var reopened = resolved.after().reopen(ReopenReason.AGENT, T0.plusSeconds(90));
    var again = reopened.after().resolve("goodwill", ANNA, T0.plusSeconds(120));

    // then
    assertThat(((CaseResolved) resolved.fact()).episode()).isEqualTo(1);
    assertThat(((CaseReopened) reopened.fact()).episode()).isEqualTo(1);
    assertThat(reopened.after().status()).isEqualTo(Status.OPEN);
    assertThat(((CaseResolved) again.fact()).episode()).isEqualTo(2);
    assertThat(again.after().version()).isEqualTo(4);
    assertThat(again.after().episodes())
        .extracting(Episode::resolution)
        .containsExactly("answered", "goodwill");
  }

  @Test
  void shouldRefuseWhatItsStateForbids() {
    // given
    var open = Case.open(DEMO, assigned("c-1", 1, T0)).after();
    var resolved = open.resolve("answered", ANNA, T0).after();

    // then
    assertThatThrownBy(() -> open.reopen(ReopenReason.AGENT, T0))
        .isInstanceOf(CaseRefusedException.class)
        .hasMessage("Expected the case to be RESOLVED but it is OPEN");
    assertThatThrownBy(() -> resolved.resolve("answered", ANNA, T0))
        .hasMessage("Expected the case to be OPEN but it is RESOLVED");
    assertThatThrownBy(() -> resolved.link(assigned("c-2", 1, T0)))
        .isInstanceOf(CaseRefusedException.class);
  }

  @Test
  void shouldRefuseAnActOnAVersionThatMoved() {
    // given
    var linked =
        Case.open(DEMO, assigned("c-1", 1, T0)).after().link(assigned("c-2", 1, T0)).after();

    // then
    assertThatThrownBy(() -> linked.expectVersion(1))
        .isInstanceOf(CaseRefusedException.class)
        .hasMessage("Expected version 1 of the case but it has version 2");
    assertThat(linked.expectVersion(2)).isSameAs(linked);
  }

  @Test
  void shouldWaitForWhoeverHasToActUntilSomethingHappens() {
    // given
    var open = Case.open(DEMO, assigned("c-1", 1, T0)).after();

    // when
    var waiting = open.waitFor(WaitingFor.CUSTOMER, T0.plusSeconds(5));

    // then
    assertThat(waiting.after().waitingFor()).isEqualTo(WaitingFor.CUSTOMER);
    assertThat(waiting.after().version()).isEqualTo(2);
    assertThat(((CaseWaiting) waiting.fact()).waitingFor()).isEqualTo(WaitingFor.CUSTOMER);
    assertThat(waiting.after().waitFor(null, T0).after().waitingFor()).isNull();
    assertThat(waiting.after().link(assigned("c-2", 1, T0)).after().waitingFor()).isNull();
    assertThat(waiting.after().resolve("answered", ANNA, T0).after().waitingFor()).isNull();
  }

  @Test
  void shouldRefuseToWaitOnceResolvedOrForTheSameAgain() {
    // given
    var open = Case.open(DEMO, assigned("c-1", 1, T0)).after();
    var resolved = open.resolve("answered", ANNA, T0).after();

    // then
    assertThatThrownBy(() -> resolved.waitFor(WaitingFor.COLLEAGUE, T0))
        .isInstanceOf(CaseRefusedException.class);
    assertThatThrownBy(() -> open.waitFor(null, T0)).isInstanceOf(CaseRefusedException.class);
  }

  @Test
  void shouldTellTheLinkedContact() {
    // given
    var open = Case.open(DEMO, assigned("c-1", 1, T0)).after();

    // when
    var linked = open.link(assigned("c-2", 1, T0.plusSeconds(5)));

    // then
    assertThat(linked.fact())
        .isInstanceOfSatisfying(
            CaseLinked.class,
            fact -> {
              assertThat(fact.contactId().value()).isEqualTo("c-2");
              assertThat(fact.openedAt()).isEqualTo(T0);
            });
  }

  @Test
  void shouldConcernAReturningCustomerUntilTheWindowIsOver() {
    // given
    var resolved =
        Case.open(DEMO, assigned("c-1", 1, T0)).after().resolve("answered", ANNA, T0).after();

    // then
    assertThat(resolved.takesContact(T0.plus(WEEK), WEEK)).isTrue();
    assertThat(resolved.takesContact(T0.plus(WEEK).plusMillis(1), WEEK)).isFalse();
  }
}
