package org.strowger.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.email.ConversationToken;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.gateway.inbound.InboundCheck;
import org.strowger.gateway.inbound.InboundCount;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName(
    "TR1: every accepted message is in exactly one class, and one that is in none is found")
class InboundCheckTest {

  private static final String SUPPORT = "support@strowger.example";

  private final String id = UUID.randomUUID().toString();
  private String identity = "c-" + id;

  @TestHTTPResource(value = "/health", management = true)
  String health;

  @TestHTTPResource(value = "/strowger/inbound", management = true)
  String route;

  @Inject Store store;
  @Inject InboundCheck check;
  @Inject EmailIngress ingress;
  @Inject ConversationToken tokens;

  private Map<String, Long> before = Map.of();

  @BeforeEach
  void count() {
    before = found().classes();
  }

  /** What a test breaks, it takes away. */
  @AfterEach
  void forget() {
    store.run("delete from accepted_messages where id like 'broken-%'");
  }

  @Test
  void shouldCountAContactWhatJoinedItAndWhatCameAgain_TR1() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      // given
      post(id, "first");
      assertGrown(Map.of("asked", 1L));
      RouteContact opened = routed(commands);
      Router.opens(opened);
      awaitGrown(Map.of("contact", 1L));
      // when
      post(id + "-2", "second");
      RouteContact joining = routed(commands, opened);
      Router.joins(joining, opened.contactId());
      // then
      awaitGrown(Map.of("contact", 1L, "joined", 1L));
      // when
      post(id, "first");
      post(id, "first");
      // then
      awaitGrown(Map.of("contact", 1L, "joined", 1L, "repeats", 2L));
      // when the contact is lost
      store.run("delete from contacts where id = '" + opened.contactId() + "'");
      // then both are found
      assertGrown(Map.of("forgotten", 2L));
      assertThat(found().examples()).isNotEmpty();
      Router.opens(opened);
      awaitGrown(Map.of("contact", 1L, "joined", 1L, "repeats", 2L));
    }
  }

  @Test
  @DisplayName("TR1: a message whose command got lost before the router answered is forgotten")
  void shouldFindALostCommand_TR1() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      // given
      post(id, "first");
      RouteContact asked = routed(commands);
      // when
      store.run("delete from outbox where id = 'route-" + asked.contactId() + "'");
      // then
      assertGrown(Map.of("forgotten", 1L));
      given().get(route).then().statusCode(409);
      given().get(health + "/group/inbound-messages").then().statusCode(503);
      // when it is opened after all
      Router.opens(asked);
      // then
      awaitGrown(Map.of("contact", 1L));
    }
  }

  @Test
  @DisplayName("TR1: an accepted message without its row is forgotten, and its repeats with it")
  void shouldFindALostMessage_TR1() {
    store.run(
        "insert into accepted_messages (id, domain, channel, entry_point, repeats)"
            + " values ('broken-%s', 'demo', 'EMAIL', 'support', 3)".formatted(id));

    assertGrown(Map.of("forgotten", 1L));
  }

  @Test
  @DisplayName("TR1: a stuck contact is listed; one below the list and without a command is not")
  void shouldCountStuckContacts_TR1() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      // given
      post(id, "first");
      RouteContact asked = routed(commands);
      for (int i = 0; i < 5; i++) {
        Router.fails(asked);
      }
      awaitGrown(Map.of("stuck", 1L));
      // when nobody would list it any more
      store.run(
          "update failed_routes set failures = 4 where contact_id = '" + asked.contactId() + "'");
      // then
      assertGrown(Map.of("forgotten", 1L));
      Router.opens(asked);
      awaitGrown(Map.of("contact", 1L));
    }
  }

  @Test
  void shouldCountParkedMailsAndFindALostOne_TR1() {
    // given our own mail comes back, twice
    byte[] mail =
        MailClient.mail(
            "refunds@strowger.example",
            SUPPORT,
            "Parked " + id,
            ownMessageId(new ConversationId("cv-" + id.replace("-", ""))),
            "I am yours.");
    send("refunds@strowger.example", mail);
    send("refunds@strowger.example", mail);
    assertGrown(Map.of("parked", 1L, "repeats", 1L));
    // when it is lost
    String where = " where subject = 'Parked " + id + "'";
    store.run("create table kept_parked as select * from parked_mails" + where);
    store.run("delete from parked_mails" + where);
    // then
    assertGrown(Map.of("forgotten", 1L));
    store.run("insert into parked_mails select * from kept_parked");
    store.run("drop table kept_parked");
    assertGrown(Map.of("parked", 1L, "repeats", 1L));
    store.run("update parked_mails set settled_as = 'DISMISSED', settled_at = now()" + where);
    assertGrown(Map.of("parked", 1L, "repeats", 1L));
  }

  @ParameterizedTest
  @CsvSource({"Auto-Submitted: auto-replied,auto-submitted", "X-Autoreply: yes,x-autoreply"})
  @DisplayName("TR1: what a program wrote is automatic by a sign that is kept, or forgotten")
  void shouldCountAutomaticMessagesByTheirSign_TR1(String header, String sign) {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      // given a conversation
      identity = identity + "@example.org";
      write("Subject: Mail " + id + "\r\nMessage-ID: <" + id + "@a>", "Hi");
      RouteContact opened = routed(commands);
      Router.opens(opened);
      awaitGrown(Map.of("contact", 1L));
      // when a program answers
      write(
          header
              + "\r\nIn-Reply-To: "
              + ownMessageId(opened.conversationId())
              + "\r\nMessage-ID: <2"
              + id
              + "@a>",
          "Away");
      // then
      assertGrown(Map.of("contact", 1L, "automatic", 1L));
      String where = " automatic and conversation_id = '" + opened.conversationId() + "'";
      assertThat(store.all("select automatic_sign from messages where" + where))
          .containsExactly(sign);
      // when its sign is lost
      store.run("update messages set automatic_sign = null where" + where);
      // then
      assertGrown(Map.of("contact", 1L, "forgotten", 1L));
      store.run("update messages set automatic_sign = '" + sign + "' where" + where);
    }
  }

  @Test
  @DisplayName("TR1: a message that was stored past the door is counted all the same")
  void shouldCountWhatNobodyNoted_TR1() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      post(id, "first");
      Router.opens(routed(commands));
      awaitGrown(Map.of("contact", 1L));
      store.run(
          "delete from accepted_messages where id in (select m.id from messages m join identities i"
              + " on i.customer_id = m.author_id where i.value = '%s')".formatted(identity));

      assertGrown(Map.of("contact", 1L));
    }
  }

  private RouteContact routed(TopicProbe<RoutingCommand> commands, RouteContact... earlier) {
    return commands.await(
        RouteContact.class,
        it ->
            store.known(identity)
                && it.customerId().equals(store.customer(identity))
                && Arrays.stream(earlier).noneMatch(b -> b.contactId().equals(it.contactId())));
  }

  private void post(String webhookId, String text) {
    byte[] body =
        SignedPost.bytes(
            """
            {"conversation":"%s","customer":{"id":"%s"},"text":"%s"}"""
                .formatted(identity, identity, text));
    Instant now = Instant.now();
    SignedPost.request(webhookId, now, SignedPost.SHOPS.sign(webhookId, now, body), body)
        .post("/api/gateway/inbound/shop")
        .then()
        .statusCode(200);
  }

  private void send(String from, byte[] mail) {
    assertThat(MailClient.send(ingress.port(), from, List.of(SUPPORT), mail)).startsWith("250");
  }

  private void write(String headers, String text) {
    String mail =
        "From: %s\r\nTo: %s\r\n%s\r\n\r\n%s\r\n".formatted(identity, SUPPORT, headers, text);
    send(identity, mail.getBytes(StandardCharsets.UTF_8));
  }

  private String ownMessageId(ConversationId conversation) {
    return tokens.messageId(
        conversation, new MessageId("ms-" + id.replace("-", "")), "strowger.example");
  }

  private InboundCount found() {
    return check.count().stream()
        .filter(count -> count.domain().value().equals(OutsideWorld.DOMAIN))
        .findFirst()
        .orElseGet(
            () ->
                new InboundCount(
                    new DomainId(OutsideWorld.DOMAIN), 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of()));
  }

  /** By how much each class has grown since the test began; those that have not are left out. */
  private Map<String, Long> grown() {
    var grown = new TreeMap<String, Long>();
    found().classes().forEach((name, now) -> grown.put(name, now - before.getOrDefault(name, 0L)));
    grown.values().removeIf(by -> by == 0);
    return grown;
  }

  private void assertGrown(Map<String, Long> expected) {
    assertThat(grown()).isEqualTo(expected);
  }

  private void awaitGrown(Map<String, Long> expected) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertGrown(expected));
  }
}
