package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.strowger.gateway.WidgetClient.Ticket;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class ChatGateTest {

  /** The vector of the channels page: key inboxsecret, id user-42. */
  private static final String HASH =
      "59b6c71e62a6d7946968571a83282941fc8c8902179305074468e5c89daac2be";

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Map<String, String> FOREIGN = Map.of("Origin", "https://evil.example");
  private static final Map<String, String> LISTED = Map.of("Origin", "https://shop.example");

  @TestHTTPResource("/api/gateway/chat/support/")
  URI support;

  @TestHTTPResource("/api/gateway/chat/members/")
  URI members;

  @TestHTTPResource("/api/gateway/chat/unknown/")
  URI unknown;

  @Inject Store store;

  @Test
  void shouldServeOurPagesAndTheListedOnesOnly() {
    Map<String, String> own = Map.of("Origin", "http://" + support.getAuthority());

    assertThat(WidgetClient.buy(support, "{}", own).status()).isEqualTo(201);
    Ticket listed = WidgetClient.buy(support, "{}", LISTED);
    assertThat(listed.status()).isEqualTo(201);
    assertThat(listed.headers())
        .containsEntry("access-control-allow-origin", List.of("https://shop.example"));
    assertThat(WidgetClient.buy(support, "{}", FOREIGN).status()).isEqualTo(403);
    assertThat(WidgetClient.buy(support, "{}", Map.of("Origin", "null")).status()).isEqualTo(403);
    assertThat(WidgetClient.buy(members, "{}", LISTED).status()).isEqualTo(403);
    assertThat(WidgetClient.buy(unknown, "{}", Map.of()).status()).isEqualTo(404);

    assertThat(WidgetClient.handshake(support, fresh(), FOREIGN)).isEqualTo(403);
    assertThat(WidgetClient.handshake(support, fresh(), own)).isEqualTo(WidgetClient.OPENED);
    assertThat(WidgetClient.handshake(support, listed, LISTED)).isEqualTo(WidgetClient.OPENED);
  }

  @Test
  void shouldTakeATicketOnceAtItsWidgetAndInTime() {
    Ticket ticket = fresh();
    assertThat(WidgetClient.handshake(members, ticket, Map.of())).isEqualTo(401);
    ticket = fresh();
    assertThat(WidgetClient.handshake(support, ticket, Map.of())).isEqualTo(WidgetClient.OPENED);
    assertThat(WidgetClient.handshake(support, ticket, Map.of())).isEqualTo(401);

    Ticket late = fresh();
    store.run("update chat_tickets set expires_at = now() - interval '1 second'");
    assertThat(WidgetClient.handshake(support, late, Map.of())).isEqualTo(401);
  }

  @Test
  void shouldKeepTokensAndTicketsAsHashesOnly() {
    Ticket ticket = fresh();

    assertThat(
            store.one(
                "select (select count(*) from visitor_tokens where encode(hash, 'escape') like"
                    + " '%' || ? || '%') + (select count(*) from visitor_tokens where hash ="
                    + " sha256(convert_to(?, 'UTF8')))",
                Long.class, ticket.visitorToken(), ticket.visitorToken()))
        .isEqualTo(1);
  }

  @Test
  void shouldBelieveTheSitesHashAndToken() throws JoseException {
    assertThat(identified(support, "user-42", HASH).status()).isEqualTo(201);
    assertThat(identified(support, "user-43", HASH).status()).isEqualTo(401);
    assertThat(identified(support, "user-42", HASH.toUpperCase(java.util.Locale.ROOT)).status())
        .isEqualTo(401);
    assertThat(identified(support, "user-42", "").status()).isEqualTo(401);
    Instant now = Instant.now();
    assertThat(signed(jwt("inboxsecret", now.plusSeconds(60))).status()).isEqualTo(201);
    assertThat(signed(jwt("inboxsecret", now.minusSeconds(60))).status()).isEqualTo(401);
    assertThat(signed(jwt("inboxsecret", now.plus(Duration.ofDays(30)))).status()).isEqualTo(401);
    assertThat(signed(jwt("othersecret", now.plusSeconds(60))).status()).isEqualTo(401);
    assertThat(signed("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyLTQyIn0.").status()).isEqualTo(401);
  }

  @Test
  void shouldRefuseTheWholeConversationWithoutTheRequiredIdentity() {
    assertThat(WidgetClient.buy(members, "{}", Map.of()).status()).isEqualTo(401);
    assertThat(WidgetClient.buy(members, fresh().visitorToken()).status()).isEqualTo(401);
    assertThat(identified(members, "user-42", HASH).status()).isEqualTo(401);
  }

  @Test
  void shouldShowAUsersConversationToNobodyWithoutTheSitesWord() {
    // given a visitor who wrote anonymously and then logged in
    Ticket anonymous = fresh();
    WidgetClient before = WidgetClient.join(support, anonymous, 0);
    before.writeAndWait("before the login");
    String user = "user-42";
    Ticket loggedIn =
        WidgetClient.buy(
            support,
            "{\"visitorToken\":\"%s\",\"identity\":{\"userId\":\"%s\",\"hash\":\"%s\"}}"
                .formatted(anonymous.visitorToken(), user, HASH),
            Map.of());
    WidgetClient after = WidgetClient.join(support, loggedIn, 0);
    // then the history goes on, as the user's
    after.awaitText("before the login");
    assertThat(conversation(after)).isEqualTo(conversation(before));
    assertThat(
            store.one(
                "select i.value from conversations c join identities i on i.customer_id ="
                    + " c.customer_id where c.id = ? and i.kind = 'widget:support'",
                String.class,
                conversation(after)))
        .isEqualTo(user);
    // when the browser's token comes without the site's word, or a stranger's
    WidgetClient stranger =
        WidgetClient.join(support, WidgetClient.buy(support, loggedIn.visitorToken()), 0);
    // then it opens nothing of the user
    assertThat(conversation(stranger)).isNotEqualTo(conversation(after));
    // and with it, on another device, the user goes on
    WidgetClient device = WidgetClient.join(support, identified(support, user, HASH), 0);
    device.awaitText("before the login");
  }

  @Test
  void shouldEndSocketsThatBreakTheRules() {
    WidgetClient big = WidgetClient.join(support, fresh(), 0);
    big.write("x".repeat(17_000));
    awaitClosed(big, 1009);

    WidgetClient bigger = WidgetClient.join(support, fresh(), 0);
    assertThat(bigger.breaksWith("x".repeat(300_000))).isTrue();
    String conversation = conversation(bigger);
    Awaitility.await().atMost(SOON).until(() -> sockets(conversation) == 0);

    WidgetClient rude = WidgetClient.open(support, fresh());
    rude.write("no hello");
    awaitClosed(rude, 1008);

    WidgetClient odd = WidgetClient.join(support, fresh(), 0);
    odd.say("{\"kind\":");
    awaitClosed(odd, 1008);
  }

  @Test
  void shouldSlowAFloodDownAndLoseNothingOfIt() {
    // given a customer who writes more than 60 messages at once, and one more each second
    WidgetClient flood = WidgetClient.join(support, fresh(), 0);
    Instant began = Instant.now();
    int written = 0;
    while (flood.frames("error").isEmpty() && written < 500) {
      for (int i = 0; i < 70; i++) {
        flood.write("m" + written++);
      }
      int all = written;
      Awaitility.await()
          .atMost(SOON)
          .until(() -> flood.frames("ack").size() + flood.frames("error").size() == all);
    }
    // then she is asked to wait, and what was taken is acknowledged
    assertThat(
            flood
                .await("error", frame -> frame.path("code").asText().equals("too_many_messages"))
                .path("retryAfter")
                .asInt())
        .isPositive();
    long seconds = Duration.between(began, Instant.now()).toSeconds() + 1;
    assertThat((long) flood.frames("ack").size()).isBetween(60L, 60 + seconds);

    // and a flood of other frames ends the socket
    WidgetClient noise = WidgetClient.join(support, fresh(), 0);
    Thread.ofVirtual()
        .start(
            () -> {
              for (int i = 0; i < 2_000; i++) {
                noise.say("{\"kind\":\"typing\",\"on\":true}");
              }
            });
    awaitClosed(noise, 1008);
  }

  @Test
  void shouldBoundTheSocketsOfOneVisitor() {
    Ticket ticket = fresh();
    WidgetClient.join(support, ticket, 0);
    for (int i = 0; i < 2; i++) {
      WidgetClient.join(support, WidgetClient.buy(support, ticket.visitorToken()), 0);
    }

    WidgetClient fourth =
        WidgetClient.open(support, WidgetClient.buy(support, ticket.visitorToken()));
    fourth.say("{\"kind\":\"hello\",\"resumeFrom\":0}");

    awaitClosed(fourth, 1013);
    assertThat(fourth.await("error").path("code").asText()).isEqualTo("too_many_open");
  }

  private Ticket fresh() {
    return WidgetClient.buy(support, null);
  }

  private static Ticket identified(URI widget, String user, String hash) {
    return WidgetClient.buy(
        widget,
        "{\"identity\":{\"userId\":\"%s\",\"hash\":\"%s\"}}".formatted(user, hash),
        Map.of());
  }

  private Ticket signed(String jwt) {
    return WidgetClient.buy(support, SiteToken.proof(jwt), Map.of());
  }

  private static String jwt(String secret, Instant expiry) throws JoseException {
    return SiteToken.of(secret, expiry, "");
  }

  private long sockets(String conversation) {
    return store.one(
        "select count(*) from chat_sockets where conversation_id = ?", Long.class, conversation);
  }

  private static String conversation(WidgetClient client) {
    return client.await("welcome").path("conversationId").asText();
  }

  private static void awaitClosed(WidgetClient client, int code) {
    Awaitility.await().atMost(SOON).until(() -> client.closedWith() == code);
  }
}
