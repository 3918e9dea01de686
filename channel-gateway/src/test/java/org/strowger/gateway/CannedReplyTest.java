package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class CannedReplyTest {

  private static final String PATH = "/api/gateway/canned-replies";

  private final String domain = "d-" + UUID.randomUUID();
  private final String sam = "u-" + UUID.randomUUID();

  private Desk supervisor;
  private Desk agent;

  @BeforeEach
  void signIn() {
    supervisor = Desk.of(sam, domain, Role.SUPERVISOR);
    agent = Desk.of("u-" + UUID.randomUUID(), domain, Role.AGENT);
  }

  @Test
  void shouldBeThereForTheAgentsOfTheDomain() {
    // given
    Response added =
        add("thanks", "en", "Thank you, {{ customerName }}. Your case is {{caseNumber}}.");
    assertThat(added.statusCode()).isEqualTo(201);
    add("thanks", "de", "Vielen Dank!");
    add("hours", "en", "We are open from 08:00.");
    // when
    Response all = agent.get(PATH);
    Response english = agent.get(PATH + "?language=en");
    Response found = agent.get(PATH + "?q=DANK");
    // then
    assertThat(all.<List<String>>path("code")).containsExactly("hours", "thanks", "thanks");
    assertThat(english.<List<String>>path("code")).containsExactly("hours", "thanks");
    assertThat(found.<List<String>>path("language")).containsExactly("de");
    assertThat(added.<List<String>>path("placeholders"))
        .containsExactly("customerName", "caseNumber");
    Desk elsewhere = Desk.of("u-" + UUID.randomUUID(), "d-" + UUID.randomUUID(), Role.SUPERVISOR);
    assertThat(elsewhere.get(PATH).<List<String>>path("code")).isEmpty();
    String id = added.path("id");
    assertThat(elsewhere.get(PATH + "/" + id + "/history").statusCode()).isEqualTo(404);
    assertThat(elsewhere.delete(PATH + "/" + id + "?version=1").statusCode()).isEqualTo(404);
    assertThat(elsewhere.put(PATH + "/" + id, body("mine", "en", "Mine", 1L)).statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void shouldBeReadByAgentsAndChangedBySupervisors(Role role) {
    Desk desk = Desk.of("u-" + UUID.randomUUID(), domain, role);
    int read = role == Role.AGENT || role == Role.SUPERVISOR ? 200 : 403;
    int write = role == Role.SUPERVISOR ? 201 : 403;

    assertThat(desk.get(PATH).statusCode()).isEqualTo(read);
    assertThat(desk.post(PATH, body("a", "en", "Text", null)).statusCode()).isEqualTo(write);
    assertThat(desk.put(PATH + "/cr-1", body("a", "en", "Text", 1L)).statusCode())
        .isEqualTo(role == Role.SUPERVISOR ? 404 : 403);
    assertThat(desk.delete(PATH + "/cr-1?version=1").statusCode())
        .isEqualTo(role == Role.SUPERVISOR ? 404 : 403);
    assertThat(desk.get(PATH + "/cr-1/history").statusCode())
        .isEqualTo(role == Role.SUPERVISOR ? 404 : 403);
  }

  @Test
  void shouldKeepWhoMadeWhatOfIt() {
    // given
    String id = add("thanks", "en", "Thank you!").path("id");
    // when
    Response changed = supervisor.put(PATH + "/" + id, body("thanks", "en", "Many thanks!", 1L));
    Response stale = supervisor.put(PATH + "/" + id, body("thanks", "en", "Thanks!", 1L));
    Response unseen = supervisor.put(PATH + "/" + id, body("thanks", "en", "Thanks!", null));
    Response removedStale = supervisor.delete(PATH + "/" + id + "?version=1");
    Response removed = supervisor.delete(PATH + "/" + id + "?version=2");
    // then
    assertThat(changed.<Integer>path("version")).isEqualTo(2);
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.<String>path("code")).isEqualTo("stale_version");
    assertThat(unseen.<String>path("code")).isEqualTo("version_missing");
    assertThat(removedStale.<String>path("code")).isEqualTo("stale_version");
    assertThat(removed.statusCode()).isEqualTo(204);
    assertThat(agent.get(PATH).<List<String>>path("code")).isEmpty();
    Response history = supervisor.get(PATH + "/" + id + "/history");
    assertThat(history.<List<String>>path("kind")).containsExactly("REMOVED", "CHANGED", "CREATED");
    assertThat(history.<List<String>>path("text"))
        .containsExactly("Many thanks!", "Many thanks!", "Thank you!");
    assertThat(history.<List<String>>path("by")).containsOnly(sam);
  }

  @Test
  void shouldHaveACodeOncePerLanguage() {
    add("thanks", "en", "Thank you!");
    String other = add("bye", "en", "Good bye!").path("id");

    assertThat(add("thanks", "en", "Thanks!").<String>path("code")).isEqualTo("code_taken");
    assertThat(add("thanks", "de", "Danke!").statusCode()).isEqualTo(201);
    assertThat(
            supervisor
                .put(PATH + "/" + other, body("thanks", "en", "Bye", 1L))
                .<String>path("code"))
        .isEqualTo("code_taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dear {{nobody}}", "Dear {{customerName", "Dear }}", " "})
  void shouldLeaveOpenOnlyWhatCanBeFilled(String text) {
    assertThat(add("bad", "en", text).statusCode()).isEqualTo(400);
    assertThat(agent.get(PATH).<List<String>>path("code")).isEmpty();
  }

  private Response add(String code, String language, String text) {
    return supervisor.post(PATH, body(code, language, text, null));
  }

  private static Map<String, Object> body(
      String code, String language, String text, @Nullable Long version) {
    var body = new HashMap<String, Object>();
    body.put("code", code);
    body.put("language", language);
    body.put("title", "Title of " + code);
    body.put("text", text);
    if (version != null) {
      body.put("version", version);
    }
    return body;
  }
}
