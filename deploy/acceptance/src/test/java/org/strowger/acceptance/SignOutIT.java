package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.bench.client.Desk;
import org.strowger.bench.client.Feed;
import org.strowger.bench.client.Session;
import org.strowger.bench.client.TopicLog;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.wire.Topics;

/**
 * An agent with two tabs and an offer signs out in one of them, again and again: {@code
 * -Dstrowger.rounds}.
 */
class SignOutIT {

  private static final int ROUNDS = Integer.getInteger("strowger.rounds", 5);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final AgentId BEN = new AgentId("u-1002");

  private static Exchange exchange;

  /** She was gone from the first to the second. */
  private record Away(Instant from, Instant until) {}

  @BeforeAll
  static void start() throws Exception {
    exchange = Exchange.start("sign-out");
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @Test
  @DisplayName("TR30: signing out in one tab ends all of them, and nothing is offered afterwards")
  void shouldEndAllTabsAndOfferNothingAfterwards_TR30() throws Exception {
    // given
    var took = new ArrayList<Long>();
    var away = new ArrayList<Away>();
    Instant gone = null;

    // when
    for (int round = 1; round <= ROUNDS; round++) {
      Session ben = exchange.login("ben");
      try (Desk here = Desk.open(ben, _ -> {});
          Desk there = Desk.open(ben, _ -> {});
          Feed messages = ben.feed("/api/gateway/desk/feed", _ -> {}, _ -> {})) {
        assertThat(there.awaitSnapshot(_ -> true).path("presence").asText())
            .as("presence at sign-in %s", round)
            .isEqualTo("OFFLINE");
        if (gone != null) {
          away.add(new Away(Objects.requireNonNull(gone), Instant.now()));
        }
        assertThat(here.become("AVAILABLE").status()).isEqualTo(200);
        write("before-" + round);
        there.await("OfferIssued", _ -> true);

        long asked = System.nanoTime();
        assertThat(ben.post("/api/console/logout", Map.of()).status()).isEqualTo(204);
        Awaitility.await("all sockets of round " + round + " are closed")
            .pollInterval(Duration.ofMillis(2))
            .atMost(Duration.ofSeconds(20))
            .until(() -> !here.isOpen() && !there.isOpen() && !messages.isOpen());
        took.add((System.nanoTime() - asked) / 1_000_000);
        gone = Instant.now();
      }
      assertThat(ben.get("/api/console/me").status()).isEqualTo(401);
      assertThat(ben.get("/api/gateway/contacts/any").status()).isEqualTo(401);
      assertThat(ben.post("/api/routing/desk/presence", Map.of("presence", "AVAILABLE")).status())
          .isEqualTo(401);
      write("after-" + round);
    }

    // then
    away.add(new Away(Objects.requireNonNull(gone), Instant.now()));
    Collections.sort(took);
    System.out.printf(
        "%d rounds: both tabs dead %d–%d ms after sign-out, median %d ms%n",
        ROUNDS, took.getFirst(), took.getLast(), took.get(took.size() / 2));
    assertThat(took.getLast()).isLessThanOrEqualTo(AT_ONCE.toMillis());
    List<OfferIssued> late =
        offersToBen().stream()
            .filter(offer -> away.stream().anyMatch(each -> isWithin(offer.issuedAt(), each)))
            .toList();
    assertThat(late).as("offers while she was signed out").isEmpty();
  }

  private static boolean isWithin(Instant at, Away away) {
    return at.isAfter(away.from()) && at.isBefore(away.until());
  }

  private static void write(String conversation) throws Exception {
    assertThat(
            exchange
                .shopCustomer(conversation)
                .write(conversation, "Where is my parcel, please? It has not come yet.")
                .status())
        .isLessThan(300);
  }

  private static List<OfferIssued> offersToBen() throws Exception {
    var offers = new ArrayList<OfferIssued>();
    new TopicLog<>(exchange.addresses().bootstrapServers(), Topics.ROUTING_EVENTS)
        .tell(
            Map.of(),
            event -> {
              if (event instanceof OfferIssued offer && offer.agentId().equals(BEN)) {
                offers.add(offer);
              }
            });
    assertThat(offers).hasSizeGreaterThanOrEqualTo(ROUNDS);
    return offers;
  }
}
