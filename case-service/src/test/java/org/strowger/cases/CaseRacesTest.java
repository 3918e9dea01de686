package org.strowger.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.cases.Fixtures.DEMO;
import static org.strowger.cases.Fixtures.T0;
import static org.strowger.cases.Fixtures.assigned;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;

/** Several desks do the same to a case at the same moment. */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class CaseRacesTest {

  private static final int DESKS = 8;

  @Inject CasesDatabase database;
  @Inject CaseRepository cases;
  @Inject LinkedContactRepository contacts;

  private String caseId;

  @BeforeEach
  void openCase() {
    TestTokens.publish("u-1001", "demo", Role.AGENT);
    String contact = UUID.randomUUID().toString();
    ContactAssigned assigned = assigned("v-" + contact, contact, 1, T0);
    Case opened = Case.open(DEMO, assigned).after();
    database.inTransaction(
        _ -> {
          cases.insert(opened);
          contacts.persist(new LinkedContact(opened, assigned));
          return opened;
        });
    caseId = opened.id().value();
    Awaitility.await().until(() -> agent().get("/api/cases/" + caseId).statusCode() == 200);
  }

  @Test
  void shouldResolveACaseOnceAndTellAllOthersThatTheyAreLate() throws Exception {
    // when
    List<Response> answers =
        together(() -> post("/resolve", Map.of("resolution", "answered", "version", 1)));

    // then
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 200)
        .allSatisfy(
            late -> {
              assertThat(late.statusCode()).isEqualTo(409);
              assertThat(late.jsonPath().getString("code")).isEqualTo("stale_version");
            });
    assertThat(agent().get("/api/cases/" + caseId).jsonPath().getInt("version")).isEqualTo(2);
  }

  @Test
  void shouldKeepANoteOnceThatComesSeveralTimesAtOnce() throws Exception {
    // when
    List<Response> answers =
        together(() -> post("/notes", Map.of("clientId", "note-0001", "text", "Parcel lost")));

    // then
    assertThat(answers).extracting(Response::statusCode).containsOnly(201);
    assertThat(answers.stream().map(answer -> answer.jsonPath().getString("id")).distinct())
        .hasSize(1);
    assertThat(agent().get("/api/cases/" + caseId).jsonPath().getList("notes")).hasSize(1);
  }

  private static List<Response> together(Callable<Response> request) throws Exception {
    try (var desks = Executors.newFixedThreadPool(DESKS)) {
      List<Future<Response>> asked =
          desks.invokeAll(IntStream.range(0, DESKS).mapToObj(_ -> request).toList());
      return asked.stream().map(Future::resultNow).toList();
    }
  }

  private Response post(String path, Map<String, ?> body) {
    return agent().contentType(ContentType.JSON).body(body).post("/api/cases/" + caseId + path);
  }

  private static RequestSpecification agent() {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.bearer("u-1001", "demo", Role.AGENT));
  }
}
