package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.strowger.acceptance.api.Documented;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Feed;
import org.strowger.bench.client.Session;

/** What the services answer and send is what docs/api says (TR35). */
class DocumentsIT {

  private static Exchange exchange;

  @BeforeAll
  static void start() throws Exception {
    exchange = Exchange.start("documents");
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @Test
  void shouldAnswerAndSendWhatTheDocumentsSay() throws Exception {
    Session anna = exchange.login("anna");
    Queue<JsonNode> routed = new ConcurrentLinkedQueue<>();
    Queue<JsonNode> live = new ConcurrentLinkedQueue<>();
    try (Feed _ = anna.feed("/api/routing/desk/feed", into(routed), _ -> {});
        Feed desk = anna.feed("/api/gateway/desk/feed", into(live), _ -> {})) {
      await(routed, frame -> frame.path("kind").asText().equals("snapshot"));

      // an agent's day: presence, offer, contact, answer, case, wrap-up
      post(anna, "routing", "/api/routing/desk/presence", Map.of("presence", "AVAILABLE"));
      exchange.shopCustomer("order-1").write("post-1", "Guten Tag, wo bleibt meine Bestellung?");
      JsonNode offer = await(routed, named("OfferIssued")).path("body");
      String contact = offer.path("contactId").asText();
      String offerId = offer.path("offerId").asText();
      String accept = "/api/routing/desk/offers/{offerId}/accept";
      int at = post(anna, "routing", accept, Map.of(), offerId).body().path("at").asInt();
      assertThat(post(anna, "routing", accept, Map.of(), offerId).status()).isEqualTo(409);
      get(anna, "routing", "/api/routing/contacts/{contactId}/explanation", contact);
      get(anna, "routing", "/api/routing/agents/{agentId}/explanation", "u-1001");
      get(anna, "gateway", "/api/gateway/contacts/{contactId}", contact + "?at=" + at);
      answer(anna, contact);
      workCase(anna, contact, at);
      desk.send("{\"kind\":\"typing\",\"contactId\":\"" + contact + "\",\"on\":true}");
      await(live, frame -> frame.path("kind").asText().equals("message"));
      post(
          anna,
          "routing",
          "/api/routing/desk/contacts/{contactId}/close",
          Map.of("disposition", "answered"),
          contact);
      post(
          anna, "routing", "/api/routing/desk/contacts/{contactId}/end-wrap-up", Map.of(), contact);

      // refusals
      post(anna, "routing", "/api/routing/desk/presence", Map.of("presence", "ASLEEP"));
      post(anna, "routing", "/api/routing/desk/presence", Map.of("mood", "good"));
      post(anna, "routing", "/api/routing/supervisor/queues/{queueId}/pause", Map.of(), "chat");
      get(anna, "gateway", "/api/gateway/contacts/{contactId}", "c-unknown");
      get(anna, "cases", "/api/cases/{caseId}", "case-unknown");

      assertThat(routed).isNotEmpty();
      Documented routing = Documented.of("routing");
      routed.forEach(frame -> routing.assertFrame("DeskFrame", frame));
      Documented gateway = Documented.of("gateway");
      live.forEach(frame -> gateway.assertFrame("DeskFrame", frame));
    }
  }

  private static void answer(Session anna, String contact) throws Exception {
    var reply = Map.of("clientMessageId", "reply-0001", "text", "Morgen.", "lastSeenSequence", 1);
    String path = "/api/gateway/contacts/{contactId}/replies";
    assertThat(post(anna, "gateway", path, reply, contact).status()).isEqualTo(201);
    post(
        anna,
        "gateway",
        path,
        Map.of("clientMessageId", "reply-0002", "text", "?", "lastSeenSequence", 0),
        contact);
    post(anna, "gateway", path, Map.of("text", "?"), contact);
    get(anna, "gateway", "/api/gateway/desk/phone");
    get(anna, "gateway", "/api/gateway/phone");
  }

  private static void workCase(Session anna, String contact, int at) throws Exception {
    JsonNode open =
        Awaitility.await()
            .until(
                () ->
                    get(anna, "cases", "/api/cases/by-contact/{contactId}", contact + "?at=" + at),
                found -> found.status() == 200)
            .body();
    String id = open.path("id").asText();
    get(anna, "cases", "/api/cases/{caseId}", id);
    get(anna, "cases", "/api/cases/by-customer/{customerId}", open.path("customerId").asText());
    JsonNode codes = get(anna, "cases", "/api/cases/resolutions").body();
    String code = codes.path(0).path("code").asText();
    String resolve = "/api/cases/{caseId}/resolve";
    post(
        anna,
        "cases",
        "/api/cases/{caseId}/notes",
        Map.of("clientId", "note-0001", "text", "Called."),
        id);
    post(anna, "cases", resolve, Map.of("resolution", code, "version", 99), id);
    post(
        anna,
        "cases",
        resolve,
        Map.of("resolution", "none", "version", open.path("version").asInt()),
        id);
    Answer resolved =
        post(
            anna,
            "cases",
            resolve,
            Map.of("resolution", code, "version", open.path("version").asInt()),
            id);
    assertThat(resolved.status()).isEqualTo(200);
    post(
        anna,
        "cases",
        "/api/cases/{caseId}/reopen",
        Map.of("version", resolved.body().path("version").asInt()),
        id);
  }

  @Test
  void shouldTellOperationsWhatTheDocumentsSay() throws Exception {
    Session sam = exchange.login("sam");
    Session adam = exchange.login("adam");
    Queue<JsonNode> boards = new ConcurrentLinkedQueue<>();
    try (Feed _ = sam.feed("/api/kpi/wallboard/feed", into(boards), _ -> {})) {
      Documented.of("kpi").assertFrame("Wallboard", await(boards, _ -> true));
    }
    get(sam, "kpi", "/api/kpi/wallboard");
    get(sam, "kpi", "/api/kpi/definitions");
    String query = "/api/kpi/query?kpis=enqueued,service_level.abandon_is_miss&by=queue";
    assertThat(get(sam, "kpi", query).status()).isEqualTo(200);
    String byDay = query + "&interval=P1D&from=2026-03-02&to=2026-03-04&zone=Europe/Vienna";
    assertThat(get(sam, "kpi", byDay).status()).isEqualTo(200);
    assertThat(get(sam, "kpi", "/api/kpi/query?kpis=happiness").status()).isEqualTo(400);
    assertThat(get(sam, "kpi", "/api/kpi/query?kpis=enqueued&mood=good").status()).isEqualTo(400);
    get(adam, "kpi", "/api/kpi/facts/checksum");
    get(sam, "console", "/api/console/me");
    get(sam, "console", "/api/console/people");
    get(sam, "routing", "/api/routing/plan");
    get(sam, "routing", "/api/routing/plan/history");
    get(sam, "routing", "/api/routing/plan/history/{version}", "2");
    get(sam, "routing", "/api/routing/plan/history/{version}", "77");
    String queue = "/api/routing/supervisor/queues/{queueId}";
    post(sam, "routing", queue + "/pause", Map.of("message", "A moment."), "chat");
    post(sam, "routing", queue + "/resume", Map.of(), "chat");
    post(sam, "routing", queue + "/resume", Map.of(), "none");
    post(
        sam,
        "routing",
        "/api/routing/supervisor/many/dismiss",
        Map.of("contactIds", List.of("c-1"), "reason", "SPAM"));
    post(
        sam,
        "routing",
        "/api/routing/supervisor/many/dismiss",
        Map.of("contactIds", List.of(), "reason", "SPAM"));
    post(sam, "routing", "/api/routing/plan/roll-back", Map.of("version", 1, "reason", "no"));
  }

  @Test
  void shouldChatAsTheDocumentSays() throws Exception {
    Documented gateway = Documented.of("gateway");
    String tickets = "/api/gateway/chat/{widgetId}/tickets";
    var http = HttpClient.newHttpClient();
    var asked =
        HttpRequest.newBuilder(
                URI.create(exchange.site() + tickets.replace("{widgetId}", "support")))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    var answer = http.send(asked, BodyHandlers.ofString());
    JsonNode ticket = Session.JSON.readTree(answer.body());
    gateway.assertAnswer("post", tickets, answer.statusCode(), ticket);

    Queue<JsonNode> told = new ConcurrentLinkedQueue<>();
    URI socket =
        URI.create(exchange.site().replace("http", "ws") + "/api/gateway/chat/support/socket");
    var protocols = List.of("strowger.chat.v1", "ticket." + ticket.path("ticket").asText());
    try (Feed chat = Feed.open(socket, Map.of(), protocols, into(told), _ -> {})) {
      chat.send("{\"kind\":\"hello\",\"locale\":\"de\"}");
      await(told, kind("welcome"));
      chat.send(
          "{\"kind\":\"msg\",\"clientMsgId\":\"chat-0001\",\"text\":\"Guten Tag, wo ist mein Paket?\"}");
      chat.send("{\"kind\":\"msg\",\"clientMsgId\":\"no\",\"text\":\"\"}");
      chat.send("{\"kind\":\"ping\"}");
      await(told, kind("ack"));
      await(told, kind("error"));
      await(told, kind("pong"));
      await(told, kind("status"));
      chat.send("{\"kind\":\"end\"}");
      await(told, frame -> frame.path("state").asText().equals("ENDED"));
    }
    told.forEach(frame -> gateway.assertFrame("ServerFrame", frame));
  }

  @Test
  void shouldServeNoDocument() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      for (String path : List.of("/q/openapi", "/q/swagger-ui/", "/openapi", "/api/openapi.yaml")) {
        var asked = HttpRequest.newBuilder(URI.create(exchange.site() + path)).build();
        assertThat(http.send(asked, BodyHandlers.discarding()).statusCode())
            .as(path)
            .isEqualTo(404);
      }
    }
  }

  private static Predicate<JsonNode> kind(String kind) {
    return frame -> frame.path("kind").asText().equals(kind);
  }

  private static Predicate<JsonNode> named(String name) {
    return frame -> frame.path("name").asText().equals(name);
  }

  private static Consumer<String> into(Queue<JsonNode> frames) {
    return text -> {
      try {
        frames.add(Session.JSON.readTree(text));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static JsonNode await(Queue<JsonNode> frames, Predicate<JsonNode> fits) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> frames.stream().filter(fits).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  private static Answer get(Session session, String service, String path, String... ids)
      throws Exception {
    Answer answer = session.get(filled(path, ids));
    String documented = path.replaceFirst("\\?.*", "");
    Documented.of(service).assertAnswer("get", documented, answer.status(), answer.body());
    return answer;
  }

  private static Answer post(
      Session session, String service, String path, Map<String, ?> body, String... ids)
      throws Exception {
    Answer answer = session.post(filled(path, ids), body);
    Documented.of(service).assertAnswer("post", path, answer.status(), answer.body());
    return answer;
  }

  private static String filled(String path, String... ids) {
    String filled = path;
    for (String id : ids) {
      filled = filled.replaceFirst("\\{[^}]+}", id);
    }
    return filled;
  }
}
