package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.gateway.WidgetClient.Ticket;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("A customer's tier is what the site signed, never what a visitor says")
class ChatTierTest extends ChatFixture {

  private static final String SECRET = "inboxsecret";

  private final String user = "user-" + UUID.randomUUID();

  @Test
  void shouldTellTheRouterTheTierOfASignedToken() throws JoseException {
    assertThat(arrives(token(",\"tier\":\"gold\"")).customerTier()).isEqualTo("gold");
  }

  @Test
  void shouldForgetTheTierWithTheSitesNextWord() throws JoseException {
    // given
    assertThat(arrives(token(",\"tier\":\"gold\"")).customerTier()).isEqualTo("gold");
    // then
    assertThat(arrives(token("")).customerTier()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Gold!\"", "\"\"", "7.5", "[\"gold\"]", "{\"is\":\"gold\"}", "null"})
  void shouldLeaveOutWhatNoPlanCanName(String tier) throws JoseException {
    assertThat(arrives(token(",\"tier\":" + tier)).customerTier()).isNull();
  }

  @Test
  void shouldBelieveNoTierOfAVisitor() throws JoseException {
    // given one who claims it in each frame, and in what she buys her ticket with
    String forged = SiteToken.of("guessed", user, soon(), ",\"tier\":\"gold\"");
    assertThat(WidgetClient.buy(widget, SiteToken.proof(forged), Map.of()).status()).isEqualTo(401);
    assertThat(WidgetClient.buy(widget, "{\"tier\":\"gold\"}", Map.of()).status())
        .isIn(201, 400); // left alone or refused, as any unknown field
    WidgetClient visitor = WidgetClient.open(widget, WidgetClient.buy(widget, null));
    visitor.say(
        "{\"kind\":\"hello\",\"resumeFrom\":0,\"tier\":\"gold\",\"customerTier\":\"gold\"}");
    visitor.await("welcome");
    // when
    visitor.say(
        "{\"kind\":\"msg\",\"clientMsgId\":\"%s\",\"text\":\"let me in\",\"tier\":\"gold\",\"attributes\":{\"tier\":\"gold\"}}"
            .formatted(UUID.randomUUID()));
    // then
    RouteContact message = routed(visitor);
    assertThat(message.customerTier()).isNull();
    assertThat(message.attributes()).isEmpty();
  }

  @Test
  void shouldBelieveAHashForAnIdOnly() throws GeneralSecurityException, JoseException {
    // given
    assertThat(arrives(token(",\"tier\":\"gold\"")).customerTier()).isEqualTo("gold");
    // when the same user comes by the other proof
    String proof = SiteToken.hashProof(SECRET, user);
    // then
    assertThat(writes(WidgetClient.buy(widget, proof, Map.of())).customerTier()).isNull();
  }

  private String token(String more) throws JoseException {
    return SiteToken.of(SECRET, user, soon(), more);
  }

  /** Logs in with this token and writes. */
  private RouteContact arrives(String token) {
    return writes(WidgetClient.buy(widget, SiteToken.proof(token), Map.of()));
  }

  private RouteContact writes(Ticket ticket) {
    WidgetClient customer = WidgetClient.join(widget, ticket, 0);
    String id = customer.write("hello");
    customer.awaitAck(id);
    String contact =
        store.one("select contact_id from messages where external_id = ?", String.class, id);
    return commands.await(RouteContact.class, it -> it.contactId().value().equals(contact));
  }

  private static Instant soon() {
    return Instant.now().plusSeconds(60);
  }
}
