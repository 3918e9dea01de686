package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.strowger.acceptance.MailCustomer.Received;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Desk;
import org.strowger.bench.client.Session;
import org.strowger.testkit.Program;

/** How one message becomes a number: the eight steps of docs/architecture.md. */
class EmailToKpiIT {

  private static Exchange exchange;

  @BeforeAll
  static void start() throws Exception {
    exchange = Exchange.start("email-to-kpi");
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @Test
  void shouldRouteAnswerResolveAndCountAGermanMail() throws Exception {
    Program.require("swaks", "swaks");
    MailCustomer customer = exchange.mailCustomer("kunde@example.com");
    Session supervisor = exchange.login("sam");
    try (Desk anna = exchange.desk("anna");
        Desk ben = exchange.desk("ben")) {
      assertThat(anna.become("AVAILABLE").status()).isEqualTo(200);
      assertThat(ben.become("AVAILABLE").status()).isEqualTo(200);

      // 1 SMTP hands over a mail; message and outbox rows are stored, then 250
      customer.write(
          "Lieferung", "Guten Tag, wo bleibt meine Bestellung von letzter Woche? Viele Grüße");

      // 2, 3 the record reaches the engine; entry rules and matching: ContactEnqueued, OfferIssued
      JsonNode offer = anna.await("OfferIssued", _ -> true);
      String contactId = offer.path("contactId").asText();
      assertThat(offer.path("queueId").asText()).isEqualTo("support-mail");
      assertThat(offer.path("why").path("ineligibleByRule").path("LANGUAGE").asInt())
          .as("ben speaks no German")
          .isGreaterThanOrEqualTo(1);

      // 4 the offer appears on the agent's desk; she accepts
      Answer accepted = anna.accept(offer.path("offerId").asText());

      // 5 the engine checks that the offer still stands: ContactAssigned
      assertThat(accepted.status()).isEqualTo(200);
      assertThat(names(accepted)).contains("ContactAssigned");
      Answer again = anna.accept(offer.path("offerId").asText());
      assertThat(again.status()).as("an offer is accepted once").isEqualTo(409);
      assertThat(again.code()).isEqualTo("offer_not_live");
      assertThat(ben.seen("OfferIssued")).isEmpty();

      // 6 a case is opened: one transaction
      JsonNode openCase = caseOf(anna, contactId);
      assertThat(openCase.path("status").asText()).isEqualTo("OPEN");

      // 7 she answers, the customer's reply joins, she resolves the case and closes the contact
      Exchange.reply(anna, contactId, "reply-0001", "Guten Tag, Ihr Paket kommt morgen.", 1);
      Received answer = customer.awaitMail();
      assertThat(answer.text()).contains("Ihr Paket kommt morgen");
      assertThat(answer.inReplyTo()).isNotNull();
      customer.answer(answer, "Vielen Dank für die schnelle Antwort!");
      anna.await("ContactJoined", joined -> joined.path("contactId").asText().equals(contactId));
      awaitMessages(anna, contactId, List.of("IN", "OUT", "IN"));
      resolve(anna, caseOf(anna, contactId));
      assertThat(anna.closeContact(contactId, "answered").status()).isEqualTo(200);
      assertThat(anna.endWrapUp(contactId).status()).isEqualTo(200);

      // 8 every event lands in its fact rows; the wallboard shows it
      assertCounted(supervisor, "support-mail");
      assertThat(caseOf(anna, contactId).path("status").asText()).isEqualTo("RESOLVED");
    }
  }

  @Test
  void shouldRouteAnswerResolveAndCountASignedPost() throws Exception {
    Program.require("curl", "curl");
    Program.require("openssl", "openssl");
    ShopCustomer customer = exchange.shopCustomer("order-4711");
    Session supervisor = exchange.login("sam");
    try (Desk chloe = exchange.desk("chloe")) {
      chloe.become("AVAILABLE");

      // 1 the shop posts a message; the same one again has no second effect
      String text = "Bonjour, je voudrais savoir où se trouve ma commande de la semaine dernière.";
      Answer stored = customer.writeByCurl("msg-1", text);
      assertThat(stored.status()).isEqualTo(200);
      assertThat(customer.write("msg-1", text)).isEqualTo(stored);
      assertThat(customer.forge("msg-2", text).status()).isEqualTo(401);

      // 2–5 it reaches an agent who speaks French; she accepts
      JsonNode offer = chloe.await("OfferIssued", _ -> true);
      String contactId = offer.path("contactId").asText();
      assertThat(stored.body().path("contactId").asText()).isEqualTo(contactId);
      assertThat(offer.path("queueId").asText()).isEqualTo("social");
      assertThat(chloe.accept(offer.path("offerId").asText()).status()).isEqualTo(200);

      // 6 a case
      resolve(chloe, caseOf(chloe, contactId));

      // 7 a later message joins; she answers, the shop gets it signed; she closes
      assertThat(customer.write("msg-3", "Merci d'avance").status()).isEqualTo(200);
      chloe.await("ContactJoined", joined -> joined.path("contactId").asText().equals(contactId));
      awaitMessages(chloe, contactId, List.of("IN", "IN"));
      Exchange.reply(chloe, contactId, "reply-0001", "Votre colis arrive demain.", 2);
      assertThat(customer.awaitReply().path("text").asText())
          .isEqualTo("Votre colis arrive demain.");
      assertThat(chloe.closeContact(contactId, "answered").status()).isEqualTo(200);
      assertThat(chloe.endWrapUp(contactId).status()).isEqualTo(200);

      // 8 counted, once
      assertCounted(supervisor, "social");
      chloe.become("OFFLINE");
    }
  }

  private static List<String> names(Answer answer) {
    return answer.body().path("events").valueStream().map(e -> e.path("name").asText()).toList();
  }

  private static JsonNode caseOf(Desk desk, String contactId) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> desk.session().get("/api/cases/by-contact/" + contactId),
            found -> found.status() == 200)
        .body();
  }

  private static void resolve(Desk desk, JsonNode openCase) throws Exception {
    Answer resolved =
        desk.session()
            .post(
                "/api/cases/" + openCase.path("id").asText() + "/resolve",
                Map.of("resolution", "answered", "version", openCase.path("version").asLong()));
    assertThat(resolved.status()).as(resolved.body().toString()).isEqualTo(200);
  }

  private static void awaitMessages(Desk desk, String contactId, List<String> directions) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        desk.session()
                            .get("/api/gateway/contacts/" + contactId)
                            .body()
                            .path("messages")
                            .valueStream()
                            .map(message -> message.path("direction").asText())
                            .toList())
                    .isEqualTo(directions));
  }

  /** By hand: one contact came, was answered in time, handled; nobody waits. */
  private static void assertCounted(Session supervisor, String queueId) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              JsonNode queue = queue(supervisor, queueId);
              assertThat(queue.path("waiting").asInt()).isZero();
              assertThat(queue.path("offered").asInt()).isZero();
              JsonNode today = queue.path("today");
              assertThat(today.path("enqueued").asInt()).isEqualTo(1);
              assertThat(today.path("answered").asInt()).isEqualTo(1);
              assertThat(today.path("handled").asInt()).isEqualTo(1);
              assertThat(today.path("abandoned").asInt()).isZero();
              assertThat(today.path("serviceLevel").path("numerator").asInt()).isEqualTo(1);
              assertThat(today.path("serviceLevel").path("denominator").asInt()).isEqualTo(1);
            });
  }

  private static JsonNode queue(Session supervisor, String queueId) throws Exception {
    return supervisor
        .get("/api/kpi/wallboard")
        .body()
        .path("queues")
        .valueStream()
        .filter(queue -> queue.path("queueId").asText().equals(queueId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Expected queue " + queueId + " on the wallboard"));
  }
}
