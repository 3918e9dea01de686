package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.signed.StandardWebhooks;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class SignedApiTest {

  private static final String SHOP = "/api/gateway/inbound/shop";
  private static final String PATIENT_SHOP = "/api/gateway/inbound/patient-shop";

  private final String customer = "c-" + UUID.randomUUID();
  private final String id = "msg_" + UUID.randomUUID();

  @Inject Store store;

  @Test
  void shouldMakeAContactOfAPost() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      // when
      CompletableFuture<Response> answer =
          postToThePatientShop(id, body("Hola, ¿dónde está mi pedido?", "\"language\":\"es\""));
      RouteContact routed = routed(commands);
      Router.opens(routed);
      // then
      answer.join().then().statusCode(200).body("contactId", equalTo(routed.contactId().value()));
      assertThat(routed.language())
          .isEqualTo(new ContactLanguage("es", ContactLanguage.Source.EXPLICIT, 100));
    }
  }

  @Test
  @DisplayName("TR53: the answer names the contact that the post joined, not one that is not there")
  void shouldNameTheContactThatThePostJoined() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      // given a post that opened a contact
      CompletableFuture<Response> first = postToThePatientShop(id, body("Hello there", null));
      RouteContact opened = routed(commands);
      Router.opens(opened);
      first.join().then().body("contactId", equalTo(opened.contactId().value()));
      // when
      CompletableFuture<Response> second = postToThePatientShop(id + "x", body("Still me", null));
      RouteContact joining = routed(commands, opened);
      Router.joins(joining, opened.contactId());
      // then
      assertThat(joining.contactId()).isNotEqualTo(opened.contactId());
      second.join().then().body("contactId", equalTo(opened.contactId().value()));
      // when it is posted again
      Response again = postToThePatientShop(id + "x", body("Still me", null)).join();
      // then
      again.then().body("contactId", equalTo(opened.contactId().value()));
    }
  }

  @Test
  @DisplayName("TR53: no contact is named before the router has decided, and the same post asks")
  void shouldNameNoContactBeforeTheRouterHasDecided() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      // when
      Response first = post(id, body("Hello there", null));
      // then
      first.then().statusCode(200).body("$", not(hasKey("contactId")));
      // when
      RouteContact routed = routed(commands);
      Router.opens(routed);
      // then
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  routed
                      .contactId()
                      .value()
                      .equals(post(id, body("Hello there", null)).path("contactId")));
      assertThat(store.messages(customer)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("A customer's tier is what an endpoint signed, of those the plan declares")
  void shouldTakeTheTierThatTheEndpointSigned() {
    // given a plan that declares it
    store.run("insert into plan_in_force values ('demo', 1) on conflict do nothing");
    store.run(
        "insert into plan_attributes select 'demo', version, 77,"
            + " '[{\"name\":\"tier\",\"values\":[\"gold\"]}]' from plan_in_force"
            + " where domain = 'demo' on conflict do nothing");
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      // when
      post(id, body("Hello there", "\"attributes\":{\"tier\":\"gold\"}")).then().statusCode(200);
      post(id + "x", body("Hello", "\"attributes\":{\"tier\":\"platinum\"}"))
          .then()
          .statusCode(400);
      // then
      RouteContact routed =
          commands.await(
              RouteContact.class, it -> it.customerId().equals(store.customer(customer)));
      assertThat(routed.customerTier()).isEqualTo("gold");
    }
  }

  @Test
  @DisplayName("C16: the same id again gets the same answer and has no second effect")
  void shouldAnswerAReplayAlike() {
    // given
    String body = body("Hello there", null);
    String first = post(id, body).asString();
    // when
    Response replay = post(id, body);
    // then
    replay.then().statusCode(200).body(equalTo(first));
    assertThat(store.messages(customer)).isEqualTo(1);
  }

  @Test
  @DisplayName("C16: duplicates at once are one message")
  void shouldTakeConcurrentDuplicatesOnce() throws InterruptedException {
    // given
    String body = body("Hello there", null);
    Callable<String> delivery = () -> post(id, body).then().statusCode(200).extract().asString();
    // when
    List<String> answers = atOnce(IntStream.range(0, 10).mapToObj(_ -> delivery).toList());
    // then
    assertThat(answers).hasSize(10).containsOnly(answers.getFirst());
    assertThat(store.messages(customer)).isEqualTo(1);
  }

  @Test
  @DisplayName("C16: an album of first messages at once is one conversation")
  void shouldPutParallelFirstMessagesIntoOneConversation() throws InterruptedException {
    // given
    List<Callable<String>> posts =
        IntStream.range(0, 12)
            .<Callable<String>>mapToObj(
                i -> () -> post(id + i, body("Picture " + i, null)).path("conversationId"))
            .toList();
    // when
    List<String> conversations = atOnce(posts);
    // then
    assertThat(conversations).hasSize(12).containsOnly(conversations.getFirst());
    assertThat(store.conversations(customer)).isEqualTo(1);
    assertThat(
            store.one(
                "select max(sequence) from messages where conversation_id = ?",
                Long.class,
                conversations.getFirst()))
        .isEqualTo(12);
  }

  @Test
  @DisplayName("C18: a late message stands where it was written, not where it arrived")
  void shouldOrderByTheTimeOfWriting() {
    // given
    Instant now = Instant.now();
    RouteContact contact = posted(body("second", "\"sentAt\":\"" + now.minusSeconds(5) + "\""));
    post(id + "x", body("first", "\"sentAt\":\"" + now.minusSeconds(60) + "\""));
    Desk supervisor = Desk.of("s-" + customer, "demo", Role.SUPERVISOR);
    // when
    Router.opens(contact);
    // then
    assertThat(supervisor.await(contact.contactId(), 200).<List<String>>path("messages.text"))
        .containsExactly("first", "second");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no headers",
        "no id",
        "no timestamp",
        "no signature",
        "signature of another id",
        "signature of another body",
        "one byte more",
        "old",
        "early",
        "no number",
        "wrong secret",
        "upper case",
        "doubled header"
      })
  void shouldRefuseABadSignature(String fault) {
    // given
    String body = body("Let me in", null);
    // when
    Response answer = SignedPost.faulty(fault, id, body).post(SHOP);
    // then
    answer
        .then()
        .statusCode(401)
        .body("code", equalTo("bad_signature"))
        .body(not(containsString(customer)));
    assertThat(store.known(customer)).isFalse();
  }

  @Test
  void shouldAcceptTheSecretThatIsExchanged() {
    var old = new StandardWebhooks(List.of(OutsideWorld.OLD_SECRET));
    byte[] body = SignedPost.bytes(body("Signed with the old one", null));

    SignedPost.request(id, Instant.now(), old.sign(id, Instant.now(), body), body)
        .post(SHOP)
        .then()
        .statusCode(200);
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    post(id, body("x", "\"vip\":true"))
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_field"));
    post(id, "{").then().statusCode(400).body("code", equalTo("malformed_json"));
    post(id, "null").then().statusCode(400);
    post(id, "{\"conversation\":\"x\"}").then().statusCode(400);
    post(id, body("x", "\"attributes\":{\"ssn\":\"1\"}"))
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_attribute"));
    assertThat(store.known(customer)).isFalse();
  }

  @Test
  void shouldRefuseALargeBodyBeforeLookingAtIt() {
    byte[] large = SignedPost.bytes("x".repeat(300_000));

    SignedPost.request(id, Instant.now(), "v1,none", large).post(SHOP).then().statusCode(413);
    SignedPost.request(id, Instant.now(), "v1,none", SignedPost.bytes("{}"))
        .header("Content-Encoding", "gzip")
        .post(SHOP)
        .then()
        .statusCode(415);
  }

  @Test
  void shouldNotKnowOtherEndpoints() {
    byte[] body = SignedPost.bytes(body("x", null));
    String signature = SignedPost.SHOPS.sign(id, Instant.now(), body);

    SignedPost.request(id, Instant.now(), signature, body)
        .post("/api/gateway/inbound/other")
        .then()
        .statusCode(404);
  }

  @Test
  @DisplayName("C17: an answer is called back, signed, with one id however often it is tried")
  void shouldCallBackWithTheAnswer() {
    // given
    RouteContact contact = posted(body("Please answer me by callback.", null));
    String agent = "u-" + customer;
    Desk desk = Desk.of(agent, "demo", Role.AGENT);
    Router.opens(contact);
    Router.assigns(contact, agent);
    desk.await(contact.contactId(), 200);
    OutsideWorld.refuseNextCalls(1);
    // when
    String message =
        desk.reply(contact.contactId(), "client-0001", "Here you are.", 1)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    // then
    OutsideWorld.Call call =
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> callOf(message), it -> it != null);
    assertThat(
            SignedPost.SHOPS.verify(
                call.headers().get(StandardWebhooks.ID),
                call.headers().get(StandardWebhooks.TIMESTAMP),
                call.headers().get(StandardWebhooks.SIGNATURE),
                call.body(),
                Instant.now()))
        .isTrue();
    assertThat(new String(call.body(), StandardCharsets.UTF_8))
        .contains("\"conversation\":\"talk-" + customer + "\"", "\"text\":\"Here you are.\"");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                "DELIVERED"
                    .equals(desk.read(contact.contactId()).path("messages[1].delivery.state")));
  }

  private static OutsideWorld.@Nullable Call callOf(String message) {
    return OutsideWorld.calls().stream()
        .filter(call -> message.equals(call.headers().get(StandardWebhooks.ID)))
        .findFirst()
        .orElse(null);
  }

  private Response post(String webhookId, String text) {
    return post(SHOP, webhookId, text);
  }

  /** The answer comes when the router has decided. */
  private CompletableFuture<Response> postToThePatientShop(String webhookId, String text) {
    return CompletableFuture.supplyAsync(() -> post(PATIENT_SHOP, webhookId, text));
  }

  private static Response post(String endpoint, String webhookId, String text) {
    byte[] body = SignedPost.bytes(text);
    Instant now = Instant.now();
    return SignedPost.request(webhookId, now, SignedPost.SHOPS.sign(webhookId, now, body), body)
        .post(endpoint);
  }

  /** What asks the router for an agent for a post. */
  private RouteContact posted(String body) {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      post(id, body).then().statusCode(200);
      return routed(commands);
    }
  }

  private RouteContact routed(TopicProbe<RoutingCommand> commands, RouteContact... before) {
    return commands.await(
        RouteContact.class,
        it ->
            store.known(customer)
                && it.customerId().equals(store.customer(customer))
                && Arrays.stream(before).noneMatch(b -> b.contactId().equals(it.contactId())));
  }

  private String body(String text, @Nullable String more) {
    return "{\"conversation\":\"talk-%s\",\"customer\":{\"id\":\"%s\",\"name\":\"Ann\"},\"text\":\"%s\"%s}"
        .formatted(customer, customer, text, more == null ? "" : "," + more);
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException {
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      return senders.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
