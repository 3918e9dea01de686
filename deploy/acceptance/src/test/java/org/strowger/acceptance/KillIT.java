package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.strowger.bench.client.Desk;
import org.strowger.bench.client.Session;

/** kill -9 of the whole process where it hurts: nothing is lost, nothing is doubled. */
class KillIT {

  private static final String ANSWER = "Llega mañana.";

  private static Exchange exchange;

  @BeforeAll
  static void start() throws Exception {
    exchange = Exchange.start("kill");
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @Test
  void shouldKeepOfferAndConversationAcrossAKill() throws Exception {
    // given one conversation that Diego is engaged in and another that waits on his desk
    ShopCustomer first = exchange.shopCustomer("killed-1");
    ShopCustomer second = exchange.shopCustomer("killed-2");
    String text = "Hola, mi pedido de la semana pasada todavía no ha llegado. ¿Dónde está?";
    String engaged;
    String offered;
    try (Desk diego = exchange.desk("diego")) {
      diego.become("AVAILABLE");
      engaged = first.write("first-1", text).body().path("contactId").asText();
      JsonNode taken = awaitOffer(diego, engaged);
      assertThat(diego.accept(taken.path("offerId").asText()).status()).isEqualTo(200);
      Exchange.reply(diego, engaged, "reply-0001", ANSWER, 1);
      offered = second.write("second-1", text).body().path("contactId").asText();
      awaitOffer(diego, offered);

      // when the process is killed
      exchange.killAndStartAgain();
    }

    // then the first contact is still his, and the second reaches him once
    Session supervisor = exchange.login("sam");
    try (Desk diego = exchange.desk("diego")) {
      diego.awaitSnapshot(
          snapshot ->
              snapshot
                  .path("assignments")
                  .valueStream()
                  .anyMatch(
                      held -> held.path("assigned").path("contactId").asText().equals(engaged)));

      // and what is sent again changes nothing
      assertThat(second.write("second-1", text).body().path("contactId").asText())
          .isEqualTo(offered);
      Exchange.reply(diego, engaged, "reply-0001", ANSWER, 1);

      // and both are worked to their end
      acceptWhateverStands(diego, offered);
      finish(diego, engaged);
      finish(diego, offered);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(social(supervisor)).isEqualTo("2 2 2 0"));
      assertThat(messages(diego, engaged)).isEqualTo(2);
      awaitDelivery(diego, engaged);
    }
  }

  private static JsonNode awaitOffer(Desk desk, String contactId) throws InterruptedException {
    return desk.await("OfferIssued", offer -> offer.path("contactId").asText().equals(contactId));
  }

  /** The live offer of before the kill, or the next one when it ran out meanwhile. */
  private static void acceptWhateverStands(Desk desk, String contactId) throws Exception {
    desk.become("AVAILABLE");
    desk.session().post("/api/routing/desk/clear-suspension", Map.of());
    JsonNode snapshot = desk.awaitSnapshot(_ -> true);
    for (JsonNode offer : snapshot.path("offers")) {
      if (desk.accept(offer.path("offerId").asText()).status() == 200) {
        return;
      }
    }
    assertThat(desk.accept(awaitOffer(desk, contactId).path("offerId").asText()).status())
        .isEqualTo(200);
  }

  /** What a killed process was delivering waits for its lease to end. */
  private static void awaitDelivery(Desk desk, String contactId) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                desk.session()
                    .get("/api/gateway/contacts/" + contactId)
                    .body()
                    .at("/messages/1/delivery/state")
                    .asText()
                    .equals("DELIVERED"));
  }

  private static void finish(Desk desk, String contactId) throws Exception {
    assertThat(desk.closeContact(contactId, "answered").status()).isEqualTo(200);
    assertThat(desk.endWrapUp(contactId).status()).isEqualTo(200);
  }

  private static long messages(Desk desk, String contactId) throws Exception {
    return desk.session().get("/api/gateway/contacts/" + contactId).body().path("messages").size();
  }

  /** Enqueued, answered, handled, waiting. */
  private static String social(Session supervisor) throws Exception {
    JsonNode queue =
        supervisor
            .get("/api/kpi/wallboard")
            .body()
            .path("queues")
            .valueStream()
            .filter(found -> found.path("queueId").asText().equals("social"))
            .findFirst()
            .orElseThrow();
    JsonNode today = queue.path("today");
    return "%d %d %d %d"
        .formatted(
            today.path("enqueued").asInt(),
            today.path("answered").asInt(),
            today.path("handled").asInt(),
            queue.path("waiting").asInt());
  }
}
