package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("CA5: how sure it is who is at the other end of a contact")
class VerificationTest {

  private final String run = UUID.randomUUID().toString();
  private final String agent = "u-" + run;
  private final String lead = "u-lead-" + run;

  @TestHTTPResource("/api/gateway/chat/account/")
  URI widget;

  @Inject Customers customers;
  @Inject Store store;

  private TopicProbe<RoutingCommand> commands;
  private Desk desk;
  private RouteContact call;

  @BeforeEach
  void theAgentHasACall() {
    commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS);
    desk = Desk.of(agent, OutsideWorld.DOMAIN, Role.AGENT);
    ContactId contact = customers.calls(Customers.number());
    call = commands.await(RouteContact.class, it -> it.contactId().equals(contact));
    connect(call);
  }

  @AfterEach
  void stopListening() {
    commands.close();
  }

  @Test
  void shouldBelieveWhoNamesTwoFactsAndNotTheNumberOfTheCall() {
    // given
    assertThat(level(call)).isZero();
    // then
    assertThat(attempt("NAME", "PHONE").<Integer>path("level")).isZero();
    assertThat(attempt("NAME", "EARLIER_CONTACT").<Integer>path("level")).isEqualTo(1);
    assertThat(store.all("select action from access_log where actor = ? order by at", agent))
        .containsExactly("VERIFICATION_FAILED", "VERIFIED");
  }

  @Test
  void shouldLockAfterThreeFailuresAndLetASupervisorDecide() {
    // given
    attempt("NAME");
    attempt();
    assertThat(attempt("NAME").<String>path("lockedUntil")).isNotNull();
    // then
    Response refused = attempt("NAME", "ACCOUNT");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.<String>path("code")).isEqualTo("verification_locked");
    // when
    Desk leads = Desk.of(lead, OutsideWorld.DOMAIN, Role.SUPERVISOR);
    Map<String, Object> word =
        Map.of("clientId", "word-" + run, "level", 2, "reason", "I know her voice");
    desk.post(path(call) + "/override", word).then().statusCode(403);
    assertThat(leads.post(path(call) + "/override", word).<Integer>path("level")).isEqualTo(2);
    // then
    assertThat(level(call)).isEqualTo(2);
    assertThat(store.all("select reason from access_log where actor = ?", lead))
        .containsExactly("I know her voice");
  }

  @Test
  void shouldEndWithContactMergeAndSilence() {
    // given
    attempt("NAME", "ACCOUNT");
    // when who she is changes
    CustomerId other = customers.mails("dora-" + run + "@customer.example", "Hello");
    Desk leads = Desk.of(lead, OutsideWorld.DOMAIN, Role.SUPERVISOR);
    leads
        .post(
            "/api/gateway/customers/" + call.customerId() + "/merges",
            Map.of("clientId", "merge-" + run, "other", other.value()))
        .then()
        .statusCode(200);
    assertThat(level(call)).isZero();
    // when half an hour passes in silence
    assertThat(attempt("NAME", "ACCOUNT").<Integer>path("level")).isEqualTo(1);
    store.run(
        "update verifications set tried_at = tried_at - interval '31 minutes' where contact_id = '"
            + call.contactId()
            + "'");
    assertThat(level(call)).isZero();
    // when the contact ends
    assertThat(attempt("NAME", "ACCOUNT").<Integer>path("level")).isEqualTo(1);
    Router.closes(call, agent);
    Awaitility.await().until(() -> level(call) == 0);
    attempt("NAME", "ACCOUNT").then().statusCode(409);
  }

  @Test
  void shouldCountTheSameTryOnce() {
    // given
    Map<String, Object> post = Map.of("clientId", "try-" + run, "named", List.of("NAME"));
    // when
    desk.post(path(call), post).then().statusCode(200);
    desk.post(path(call), post).then().statusCode(200);
    desk.post(path(call), post).then().statusCode(200);
    // then
    assertThat(desk.get(path(call)).<String>path("lockedUntil")).isNull();
  }

  @Test
  void shouldBelieveASessionThatTheSiteSigned() {
    // given
    CustomerId chats = customers.chats(widget, "account-" + run, "");
    RouteContact chat = commands.await(RouteContact.class, it -> it.customerId().equals(chats));
    connect(chat);
    // then
    assertThat(level(chat)).isEqualTo(2);
    assertThat(desk.get(path(chat)).<String>path("method")).isEqualTo("SITE_LOGIN");
  }

  @Test
  void shouldNotExistForOthers() {
    Desk stranger = Desk.of("u-stranger-" + run, OutsideWorld.DOMAIN, Role.AGENT);
    stranger.get(path(call)).then().statusCode(404);
    stranger
        .post(path(call), Map.of("clientId", "theft-" + run, "named", List.of("NAME", "ACCOUNT")))
        .then()
        .statusCode(404);
  }

  private void connect(RouteContact contact) {
    Router.opens(contact);
    Router.assigns(contact, agent);
    desk.await(contact.contactId(), 200);
  }

  private Response attempt(String... named) {
    return desk.post(
        path(call), Map.of("clientId", UUID.randomUUID().toString(), "named", List.of(named)));
  }

  private int level(RouteContact contact) {
    return desk.get(path(contact)).path("level");
  }

  private static String path(RouteContact contact) {
    return "/api/gateway/contacts/" + contact.contactId() + "/verification";
  }
}
