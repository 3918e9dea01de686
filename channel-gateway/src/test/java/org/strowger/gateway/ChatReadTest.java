package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.gateway.WidgetClient.Ticket;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("TR15: the customer sees that she is read, and by whom she is answered")
class ChatReadTest extends ChatFixture {

  @TestHTTPResource("/api/gateway/desk/feed")
  URI feed;

  @TestHTTPResource("/api/gateway/chat/members/")
  URI members;

  @Test
  @DisplayName(
      "TR15: what an agent has before her eyes is told as read, what a stranger has is not")
  void shouldTellWhatHerAgentHasRead_TR15() {
    // given
    Ticket ticket = WidgetClient.buy(widget, null);
    WidgetClient customer = WidgetClient.join(widget, ticket, 0);
    customer.writeAndWait("one");
    RouteContact message = routed(customer);
    connect(message);
    customer.writeAndWait("two");
    String stranger = "u-" + UUID.randomUUID();
    Desk.of(stranger, OutsideWorld.DOMAIN, Role.AGENT);
    // when
    reads(stranger, message, 2);
    DeskClient hers = reads(agent, message, 1);
    // then
    assertThat(customer.await("read").path("seq").asLong()).isEqualTo(1);
    // when she reads more than there is
    hers.say(frame(message, 9));
    // then
    customer.await("read", frame -> frame.path("seq").asLong() == 2);
    assertThat(again(ticket, 2).await("read").path("seq").asLong()).isEqualTo(2);
  }

  @Test
  @DisplayName("TR15: an answer says that what it answers was read")
  void shouldTakeAnAnswerForReading_TR15() {
    // given
    WidgetClient customer = join();
    customer.writeAndWait("one");
    RouteContact message = routed(customer);
    connect(message);
    // when
    desk.reply(message.contactId(), UUID.randomUUID().toString(), "Guten Tag", 1)
        .then()
        .statusCode(201);
    // then
    assertThat(customer.await("read").path("seq").asLong()).isEqualTo(1);
  }

  @Test
  @DisplayName("TR15: the author is the agent by her name where the widget names nobody")
  void shouldNameTheAgentWhereTheWidgetNamesNobody_TR15() throws JoseException {
    // given
    Desk anna = Desk.of(agent, "Anna Berger", OutsideWorld.DOMAIN, Role.AGENT);
    WidgetClient member =
        WidgetClient.join(
            members,
            WidgetClient.buy(
                members,
                SiteToken.proof(SiteToken.of("membersecret", Instant.now().plusSeconds(60), "")),
                java.util.Map.of()),
            0);
    WidgetClient visitor = join();
    // then
    assertThat(answers(anna, member).path("from").path("name").asText()).isEqualTo("Anna Berger");
    assertThat(answers(anna, visitor).path("from").path("name").asText())
        .isEqualTo("Strowger Support");
  }

  private JsonNode answers(Desk anna, WidgetClient customer) {
    customer.writeAndWait("hello");
    RouteContact message = routed(customer);
    connect(message);
    anna.reply(message.contactId(), UUID.randomUUID().toString(), "Guten Tag", 1)
        .then()
        .statusCode(201);
    return customer.awaitText("Guten Tag");
  }

  private DeskClient reads(String who, RouteContact message, long sequence) {
    DeskClient reader =
        DeskClient.open(feed, TestTokens.cookie(who, OutsideWorld.DOMAIN, Role.AGENT));
    reader.await("hello");
    reader.say(frame(message, sequence));
    return reader;
  }

  private static String frame(RouteContact message, long sequence) {
    return "{\"kind\":\"read\",\"contactId\":\"%s\",\"sequence\":%d}"
        .formatted(message.contactId(), sequence);
  }
}
