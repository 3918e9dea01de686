package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.gateway.WidgetClient.Ticket;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("TR69, TR71: texts in the frames of a chat pass the border too")
class ChatTextTest extends ChatFixture {

  private static final String CARD = "5105105105105100";
  private static final String SECRET = "inboxsecret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\\u0000b",
        "\\ud83d",
        "x \\udc00\\ud83d",
        "\\u0007\\u0001",
        "\\u200b\\u00ad",
        "\\u3164",
      })
  @DisplayName("TR69: a message that cannot be kept is refused by its id, and the chat goes on")
  void shouldRefuseAMessageAndGoOn_TR69(String text) {
    // given
    WidgetClient client = join();
    String id = UUID.randomUUID().toString();
    // when
    client.say("{\"kind\":\"msg\",\"clientMsgId\":\"" + id + "\",\"text\":\"" + text + "\"}");
    // then
    assertThat(client.await("error").path("code").asText()).isEqualTo("bad_message");
    assertThat(client.await("error").path("clientMsgId").asText()).isEqualTo(id);
    assertThat(client.writeAndWait("and on\u000bwe go")).isEqualTo(1);
    assertThat(store.textsIn(conversation(client))).containsExactly("and on\u000bwe go");
    client.cut();
  }

  @Test
  @DisplayName("TR71: no card number gets in by text, message id or language")
  void shouldKeepNoCardNumber_TR71() {
    // given
    WidgetClient client = WidgetClient.open(widget, WidgetClient.buy(widget, null));
    client.say("{\"kind\":\"hello\",\"resumeFrom\":0,\"locale\":\"de-51051051-05105100\"}");
    String conversation = conversation(client);
    // when
    client.write("5105-1051-0510-5100", "by its id");
    assertThat(client.await("error").path("code").asText()).isEqualTo("bad_message");
    client.writeAndWait("by text " + CARD);
    // then
    String kept =
        String.join(
            " ",
            store.all("select m::text from messages m where conversation_id = ?", conversation));
    assertThat(kept).contains("510510******5100").doesNotContain(CARD, "5105-1051", "51051051");
    client.cut();
  }

  @Test
  @DisplayName("TR71: a site's user whose id reads like a card number is known again, and masked")
  void shouldMaskASitesUser_TR71() throws JoseException, GeneralSecurityException {
    // given
    String user = CARD + " of " + UUID.randomUUID();
    String body = SiteToken.hashProof(SECRET, user);
    // when
    Ticket first = WidgetClient.buy(widget, body, Map.of());
    Ticket again = WidgetClient.buy(widget, body, Map.of());
    // then
    List<String> known =
        store.all(
            "select v.user_id from visitors v join visitor_tokens t on t.visitor_id = v.id"
                + " where v.user_id like ? and v.user_id like ?",
            "510510******5100%",
            "%" + user.substring(user.lastIndexOf(' ') + 1) + "~%");
    assertThat(List.of(first.status(), again.status())).containsOnly(201);
    assertThat(known).isNotEmpty().containsOnly(known.getFirst());
    assertThat(store.all("select id from visitors v where v::text like ?", "%" + CARD + "%"))
        .isEmpty();
  }

  @Test
  @DisplayName("TR69: a signed name or id with NUL is refused")
  void shouldRefuseASignedNul_TR69() throws JoseException {
    Instant soon = Instant.now().plusSeconds(60);
    String id = SiteToken.of(SECRET, "a\\u0000" + UUID.randomUUID(), soon, "");

    assertThat(WidgetClient.buy(widget, SiteToken.proof(id), Map.of()).status()).isEqualTo(400);
  }
}
