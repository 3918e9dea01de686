package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.bench.client.Desk;
import org.strowger.bench.demo.ChatLine;
import org.strowger.bench.demo.CustomerSide;
import org.strowger.bench.demo.Language;
import org.strowger.contracts.ChannelType;

/** kill -9 of the exchange, which stays down for longer than a lost desk keeps its chats. */
class LongOutageIT {

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration OUTAGE = Duration.ofSeconds(15);

  private static Exchange exchange;

  @BeforeAll
  static void start() throws Exception {
    exchange = Exchange.start("long-outage");
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @Test
  @DisplayName("TR33: an outage longer than the grace takes no chat from its agent")
  void shouldLeaveChatsWithTheirAgents_TR33() throws Exception {
    var customer = new CustomerSide(ChannelType.CHAT, "chat-customer");
    try (var line = new ChatLine(exchange.addresses().http(), Language.EN, customer)) {
      // given
      shortenTheGrace();
      String contact;
      try (Desk ben = exchange.desk("ben")) {
        ben.become("AVAILABLE");
        line.say("first-message", "Good morning, where is my parcel from last week?");
        assertThat(line.await(line::isAcknowledged, Phones.PATIENCE)).isTrue();
        JsonNode offer = ben.await("OfferIssued", _ -> true);
        contact = offer.path("contactId").asText();
        assertThat(ben.accept(offer.path("offerId").asText()).status()).isEqualTo(200);
        Exchange.reply(ben, contact, "answer-before", "It is on its way.", 1);

        // when
        exchange.kill();
      }
      Awaitility.await().pollDelay(OUTAGE).atMost(OUTAGE.multipliedBy(2)).until(() -> true);
      exchange.startAgain();

      // then
      try (Desk ben = exchange.desk("ben")) {
        JsonNode snapshot = ben.awaitSnapshot(_ -> true);
        assertThat(snapshot.at("/assignments/0/assigned/contactId").asText()).isEqualTo(contact);
        assertThat(snapshot.path("presence").asText()).isEqualTo("AVAILABLE");
        line.say("second-message", "Are you still there?");
        assertThat(line.await(line::isAcknowledged, Phones.PATIENCE)).isTrue();
        Exchange.reply(ben, contact, "answer-after", "I am.", 3);
        assertThat(line.await(() -> line.answers() == 2, Phones.PATIENCE)).isTrue();
        assertThat(ben.seen("ContactReturned")).isEmpty();
        assertThat(customer.doubled()).isZero();
      }
    }
  }

  private static void shortenTheGrace() throws Exception {
    String plan =
        Files.readString(Path.of("../embedded/src/main/resources/demo/plan.yaml"))
            .replaceFirst("(?m)^version: .*$", "version: 3")
            .replace("disconnectGraceSeconds: 60", "disconnectGraceSeconds: " + GRACE.toSeconds());
    assertThat(plan).contains("disconnectGraceSeconds: " + GRACE.toSeconds());
    var published = exchange.login("adam").putYaml("/api/routing/plan?reason=short+grace", plan);
    assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
  }
}
