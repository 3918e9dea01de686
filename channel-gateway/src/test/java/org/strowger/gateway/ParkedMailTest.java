package org.strowger.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.email.ConversationToken;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("TR1: what no contact is made of is listed, and a person can route it anyway")
class ParkedMailTest {

  private static final String LIST = "/api/gateway/parked-mails";
  private static final String SUPPORT = "support@strowger.example";

  private final String subject = "Parked " + UUID.randomUUID();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Desk supervisor;

  @TestHTTPResource(value = "/health", management = true)
  String health;

  @Inject EmailIngress ingress;
  @Inject ConversationToken tokens;
  @Inject Store store;

  @BeforeEach
  void start() {
    supervisor = Desk.of("s-" + UUID.randomUUID(), OutsideWorld.DOMAIN, Role.SUPERVISOR);
  }

  @Test
  void shouldMakeAContactOfAMailThatIsRoutedAnyway_TR1() {
    // given our own mail came back
    String parked = park();
    given().get(health + "/group/parked-mails").then().statusCode(503);
    // when
    supervisor.post(LIST + "/" + parked + "/route").then().statusCode(204);
    // then
    assertThat(store.one("select count(*) from messages where subject = ?", Long.class, subject))
        .isEqualTo(1);
    assertThat(listed()).isNull();
    supervisor.post(LIST + "/" + parked + "/route").then().statusCode(404);
  }

  @Test
  void shouldForgetAMailThatIsDismissed_TR1() {
    // given
    String parked = park();
    // when
    supervisor.post(LIST + "/" + parked + "/dismiss").then().statusCode(204);
    // then
    assertThat(listed()).isNull();
    assertThat(store.one("select count(*) from messages where subject = ?", Long.class, subject))
        .isZero();
  }

  @Test
  void shouldShowTheMailAsItCame_TR1() {
    String parked = park();
    assertThat(supervisor.get(LIST + "/" + parked + "/content").asString())
        .contains("Subject: " + subject);
    supervisor.post(LIST + "/" + parked + "/dismiss").then().statusCode(204);
  }

  @Test
  @DisplayName("TR1: another domain's supervisor sees and settles nothing; an agent may not look")
  void shouldBeOfItsDomainAlone_TR1() {
    // given
    String parked = park();
    Desk other = Desk.of("o-" + UUID.randomUUID(), "elsewhere", Role.SUPERVISOR);
    Desk agent = Desk.of("a-" + UUID.randomUUID(), OutsideWorld.DOMAIN, Role.AGENT);
    // then
    assertThat(other.get(LIST).jsonPath().getList("id")).doesNotContain(parked);
    other.get(LIST + "/" + parked + "/content").then().statusCode(404);
    other.post(LIST + "/" + parked + "/route").then().statusCode(404);
    agent.get(LIST).then().statusCode(403);
    supervisor.post(LIST + "/" + parked + "/dismiss").then().statusCode(204);
  }

  private String park() {
    String own =
        tokens.messageId(
            new ConversationId("cv-" + UUID.randomUUID().toString().replace("-", "")),
            new MessageId("ms-" + UUID.randomUUID().toString().replace("-", "")),
            "strowger.example");
    byte[] mail = MailClient.mail("refunds@strowger.example", SUPPORT, subject, own, "I am yours.");
    assertThat(MailClient.send(ingress.port(), "refunds@strowger.example", List.of(SUPPORT), mail))
        .startsWith("250");
    Map<String, Object> listed = listed();
    assertThat(listed)
        .containsEntry("cause", "own_message")
        .containsEntry("from", "refunds@strowger.example");
    return String.valueOf(Objects.requireNonNull(listed).get("id"));
  }

  private @Nullable Map<String, Object> listed() {
    return supervisor.get(LIST).jsonPath().<Map<String, Object>>getList("").stream()
        .filter(mail -> subject.equals(mail.get("subject")))
        .findFirst()
        .orElse(null);
  }
}
