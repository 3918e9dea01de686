package org.strowger.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.strowger.cases.Fixtures.ANNA;
import static org.strowger.cases.Fixtures.DEMO;
import static org.strowger.cases.Fixtures.T0;
import static org.strowger.cases.Fixtures.assigned;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.CaseFact.ReopenReason;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;

/** How many statements an answer costs. */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@DisplayName("TR54: a read costs the same number of statements however much there is")
class CaseStatementsTest {

  private static final int EPISODES = 3;

  @Inject CasesDatabase database;
  @Inject CaseRepository cases;
  @Inject NoteRepository notes;
  @Inject LinkedContactRepository contacts;

  @Inject
  @PersistenceUnit("cases")
  SessionFactory sessions;

  private final String run = UUID.randomUUID().toString();

  @BeforeEach
  void count() {
    TestTokens.publish("u-1001", "demo", Role.AGENT);
    sessions.getStatistics().setStatisticsEnabled(true);
  }

  @AfterEach
  void countNoMore() {
    sessions.getStatistics().setStatisticsEnabled(false);
  }

  @Test
  void shouldReadAHundredCasesOfACustomerWithAsManyStatementsAsOne_TR54() {
    // given
    open("one", 1);
    open("many", 100);
    String one = "/api/cases/by-customer/k-one-" + run;
    String many = "/api/cases/by-customer/k-many-" + run;

    // then
    awaitStatements(one, 4);
    awaitStatements(many, 4);
    answer(many)
        .body("", hasSize(100))
        .body("episodes.findAll { it.size() == %d }".formatted(EPISODES), hasSize(100))
        .body("notes.findAll { it.size() == 2 }", hasSize(100))
        .body("contacts.findAll { it.size() == 1 }", hasSize(100));
  }

  @Test
  void shouldReadACaseWithThreeStatementsHoweverManyEpisodesItHas_TR54() {
    // given
    open("single", 1);
    String id =
        answer("/api/cases/by-customer/k-single-" + run).extract().path("[0].id").toString();

    // then
    awaitStatements("/api/cases/" + id, 3);
    answer("/api/cases/" + id).body("episodes", hasSize(EPISODES));
  }

  /** Other tests of this process may still be writing: what counts is a read that was alone. */
  private void awaitStatements(String path, long expected) {
    Statistics statistics = sessions.getStatistics();
    answer(path);
    await()
        .untilAsserted(
            () -> {
              long before = statistics.getPrepareStatementCount();
              get(path).statusCode(200);
              assertThat(statistics.getPrepareStatementCount() - before).isEqualTo(expected);
            });
  }

  private static ValidatableResponse answer(String path) {
    await().atMost(Duration.ofSeconds(30)).until(() -> get(path).extract().statusCode() == 200);
    return get(path);
  }

  private static ValidatableResponse get(String path) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.bearer("u-1001", "demo", Role.AGENT))
        .get(path)
        .then();
  }

  /** Cases of one customer, each resolved and reopened until it has {@link #EPISODES}. */
  private void open(String conversation, int count) {
    for (int i = 0; i < count; i++) {
      String contact = conversation + "-" + i + "-" + run;
      Instant at = T0.plusSeconds(i);
      ContactAssigned assigned = assigned(conversation + "-" + run, contact, 1, at);
      database.inTransaction(
          _ -> {
            Case opened = Case.open(DEMO, assigned).after();
            cases.insert(opened);
            contacts.persist(new LinkedContact(opened, assigned));
            for (String note : List.of("a-" + contact, "b-" + contact)) {
              notes.add(new Note(DEMO, opened.id(), note, ANNA, note, at, "a note"));
            }
            Case changed = opened;
            for (int episode = 1; episode < EPISODES; episode++) {
              changed = kept(changed.resolve("answered", ANNA, at));
              changed = kept(changed.reopen(ReopenReason.AGENT, at));
            }
            return changed;
          });
    }
  }

  private Case kept(Case.Decision decision) {
    cases.update(decision.after());
    return decision.after();
  }
}
