package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.gateway.echo.EchoIngress;
import org.strowger.servicekit.access.Permission;
import org.strowger.testkit.StrowgerInfra;

/** One rule for one conversation, for the time line and for searches. */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("CA49, CA50: who reads what of a customer")
class ReadingRightTest {

  private static final String FAR = "far-domain";

  private final String agent = "u-" + UUID.randomUUID();
  private final String word = "q" + UUID.randomUUID().toString().replace("-", "");

  @Inject EchoIngress ingress;
  @Inject Store store;

  private EarlierConversations customers;
  private RouteContact earlier;
  private RouteContact now;
  private Desk desk;

  @BeforeEach
  void letACustomerWriteTwice() {
    customers = new EarlierConversations(ingress, store);
    earlier = customers.writes("Earlier " + word);
    now = customers.writesAgain(earlier, "Now " + word);
    desk = Desk.of(agent, OutsideWorld.DOMAIN, Role.AGENT);
  }

  @Test
  void shouldOpenAllOfACustomerAlreadyAtTheOfferAndNoLonger() {
    // given
    assertThat(readable(desk)).isEmpty();
    // when
    Router.offers(now, agent, 1);
    desk.await(now.contactId(), 200);
    // then
    assertThat(readable(desk)).containsExactly("contact", "conversation", "timeline", "message");
    assertThat(found(desk)).hasSize(2);
    // when
    Router.expires(now, agent, 1);
    desk.await(now.contactId(), 404);
    // then
    assertThat(readable(desk)).isEmpty();
  }

  @Test
  void shouldLeaveAnAgentWhatWasHersAndNoMore() {
    // given
    Router.assigns(now, agent);
    desk.await(now.contactId(), 200);
    // when
    Router.returns(now, agent);
    // then
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> readable(desk).isEmpty());
    assertThat(desk.read(now.contactId()).statusCode()).isEqualTo(200);
    assertThat(found(desk)).containsExactly(now.conversationId().value());
    assertThat(timeline(desk)).containsExactly(now.contactId().value());
  }

  @Test
  void shouldNotOpenACustomerToWhoBeganAContactHerself() {
    // given an agent who once had one of the customer's contacts
    Router.assigns(now, agent);
    desk.await(now.contactId(), 200);
    Router.returns(now, agent);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> readable(desk).isEmpty());
    // when
    ContactId started = new ContactId("ct-out-" + UUID.randomUUID());
    Router.startsOutbound(
        OutsideWorld.DOMAIN, started, now.conversationId(), earlier.customerId(), agent);
    desk.await(started, 200);
    // then
    assertThat(readable(desk)).isEmpty();
  }

  @Test
  void shouldOpenTheDomainToItsSupervisorsAndToNobodyOfAnother() {
    Desk lead = Desk.of("u-" + UUID.randomUUID(), OutsideWorld.DOMAIN, Role.SUPERVISOR);
    Desk far = Desk.of("u-" + UUID.randomUUID(), FAR, Role.SUPERVISOR);

    lead.await(now.contactId(), 200);
    assertThat(readable(lead)).containsExactly("contact", "conversation", "timeline", "message");
    assertThat(found(lead)).hasSize(2);
    assertThat(readable(far)).isEmpty();
    assertThat(far.get("/api/gateway/search/customers?q=" + echo()).<List<?>>path("hits"))
        .isEmpty();
    assertThat(lead.get("/api/gateway/search/customers?q=" + echo()).<List<?>>path("hits"))
        .hasSize(1);
  }

  @Test
  void shouldNoteWhoOpensWhatSheDoesNotHold() {
    // given
    Router.assigns(now, agent);
    desk.await(now.contactId(), 200);
    Desk lead = Desk.of("u-lead-" + agent, OutsideWorld.DOMAIN, Role.SUPERVISOR);
    // when
    desk.get("/api/gateway/conversations/" + earlier.conversationId());
    lead.get("/api/gateway/conversations/" + earlier.conversationId());
    // then
    assertThat(
            store.all(
                "select actor || ' ' || subject_kind || ' ' || reason || ' ' || customer_id"
                    + " from access_log where conversation_id = ? order by id",
                earlier.conversationId().value()))
        .containsExactly(
            agent + " CONVERSATION CUSTOMER " + earlier.customerId(),
            "u-lead-" + agent + " CONVERSATION SUPERVISOR " + earlier.customerId());
    assertThat(
            store.all(
                "select subject_kind from access_log where actor = ? and conversation_id = ?",
                agent,
                now.conversationId().value()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  @DisplayName("roles × resources: exactly the roles of the table are let in")
  void shouldLetInTheRolesOfTheTable(Role role) {
    boolean may = Permission.CONTACT_READ.roles().contains(role);
    Desk other =
        may
            ? Desk.of("u-" + UUID.randomUUID(), OutsideWorld.DOMAIN, role)
            : Desk.known("u-" + UUID.randomUUID(), OutsideWorld.DOMAIN, role);

    for (String path :
        List.of(
            "/api/gateway/customers/" + now.customerId() + "/timeline",
            "/api/gateway/conversations/" + now.conversationId(),
            "/api/gateway/search/messages?q=" + word,
            "/api/gateway/search/customers?q=" + word)) {
      int status = other.get(path).statusCode();
      assertThat(status == 403).as(role + " " + path + " " + status).isEqualTo(!may);
    }
  }

  private String echo() {
    return store.one(
        "select value from identities where customer_id = ?",
        String.class,
        earlier.customerId().value());
  }

  /** By which ways the earlier conversation can be read. */
  private List<String> readable(Desk reader) {
    var ways = new ArrayList<String>();
    if (reader.read(earlier.contactId()).statusCode() == 200) {
      ways.add("contact");
    }
    if (reader.get("/api/gateway/conversations/" + earlier.conversationId()).statusCode() == 200) {
      ways.add("conversation");
    }
    if (timeline(reader).contains(earlier.contactId().value())) {
      ways.add("timeline");
    }
    if (found(reader).contains(earlier.conversationId().value())) {
      ways.add("message");
    }
    return ways;
  }

  private List<String> timeline(Desk reader) {
    List<String> found =
        reader
            .get("/api/gateway/customers/" + earlier.customerId() + "/timeline")
            .path("entries.contactId");
    return found == null ? List.of() : found;
  }

  private List<String> found(Desk reader) {
    return reader.get("/api/gateway/search/messages?q=" + word).path("hits.conversationId");
  }
}
