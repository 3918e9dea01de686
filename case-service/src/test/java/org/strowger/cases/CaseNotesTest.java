package org.strowger.cases;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.strowger.cases.CaseSteps.caseOf;
import static org.strowger.cases.CaseSteps.post;
import static org.strowger.cases.CaseSteps.send;
import static org.strowger.cases.Fixtures.assigned;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class CaseNotesTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @BeforeAll
  static void people() {
    TestTokens.publish("u-1001", "demo", Role.AGENT);
  }

  @Test
  void shouldKeepANoteOnceHoweverOftenItIsSent() {
    // given
    send(assigned("v-note", "c-note", 1, now), now);
    String caseId = caseOf("c-note").extract().path("id");
    var note = Map.of("clientId", "note-0001", "text", "Parcel lost in Graz");

    // when
    String id = post(caseId, "/notes", note).statusCode(201).extract().path("id");

    // then
    post(caseId, "/notes", note).statusCode(201).body("id", equalTo(id));
    caseOf("c-note")
        .body("notes.id", contains(id))
        .body("notes[0].authorId", equalTo("u-1001"))
        .body("notes[0].text", equalTo("Parcel lost in Graz"))
        .body("version", equalTo(1));
  }

  @Test
  void shouldRefuseANoteThatIsTooLongWithoutRepeatingIt() {
    // given
    send(assigned("v-long", "c-long", 1, now), now);
    String caseId = caseOf("c-long").extract().path("id");

    // then
    post(caseId, "/notes", Map.of("clientId", "note-0002", "text", "x".repeat(20_001)))
        .statusCode(400)
        .body("detail", equalTo("Expected at most 20000 characters but got 20001"))
        .body("errors[0].pointer", equalTo("/text"));
    post(caseId, "/notes", Map.of("clientId", "note-0003", "text", "x".repeat(20_000)))
        .statusCode(201);
  }
}
