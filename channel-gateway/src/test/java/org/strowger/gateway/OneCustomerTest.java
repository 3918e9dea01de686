package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.fact.CustomerFact.CustomersMerged;
import org.strowger.contracts.fact.CustomerFact.CustomersUnmerged;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("CA1, CA2: one person is one customer, by a person's word that can be taken back")
class OneCustomerTest {

  private final String run = UUID.randomUUID().toString();
  private final String address = "ann-" + run + "@customer.example";
  private final String account = "account-" + run;
  private final String number = Customers.number();
  private final String lead = "u-lead-" + run;

  @TestHTTPResource("/api/gateway/chat/account/")
  URI widget;

  @Inject Customers customers;
  @Inject Store store;

  private TopicProbe<RoutingCommand> commands;
  private TopicProbe<CustomerFact> facts;
  private Desk desk;

  @BeforeEach
  void listen() {
    commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS);
    facts = TopicProbe.fromNow(Topics.CUSTOMERS);
    desk = Desk.of(lead, OutsideWorld.DOMAIN, Role.SUPERVISOR);
  }

  @AfterEach
  void stopListening() {
    commands.close();
    facts.close();
  }

  @Test
  void shouldBecomeOneOfMailChatAndCall() {
    // given
    CustomerId byMail = customers.mails(address, "Where is my parcel?");
    CustomerId byCall = route(customers.calls(number)).customerId();
    CustomerId byChat = customers.chats(widget, account, Customers.verified(address, number));
    assertThat(List.of(byMail, byCall, byChat)).doesNotHaveDuplicates();
    // when
    List<String> proposals = card(byChat).path("proposals.id");
    assertThat(proposals).hasSize(2);
    assertThat(card(byChat).<List<String>>path("proposals.kind"))
        .containsExactlyInAnyOrder("email", "phone");
    proposals.forEach(each -> assertThat(decide(byChat, each, "SAME").statusCode()).isEqualTo(200));
    // then all three ids find one customer, who is known by all
    for (CustomerId each : List.of(byMail, byCall, byChat)) {
      assertThat(card(each).<String>path("id")).isEqualTo(byChat.value());
      assertThat(card(each).<List<String>>path("identities.kind"))
          .containsExactlyInAnyOrder("email", "phone", "shop:main");
    }
    assertThat(facts.await(CustomersMerged.class, it -> it.customerId().equals(byCall)).survivor())
        .isEqualTo(byChat);
    // and whatever comes in is hers
    assertThat(route(customers.calls(number)).customerId()).isEqualTo(byChat);
    assertThat(customers.chats(widget, account, "")).isEqualTo(byChat);
  }

  @Test
  void shouldTellNoIdentityToTheLogAndShowItMasked() {
    // given
    CustomerId byMail = customers.mails(address, "Hello");
    // then
    String masked = card(byMail).path("identities[0].masked");
    assertThat(masked).endsWith("@customer.example").doesNotContain(run);
    String ref = card(byMail).path("identities[0].ref");
    String path = "/api/gateway/customers/" + byMail + "/identities/" + ref + "/reveal";
    assertThat(desk.post(path).<String>path("value")).isEqualTo(address);
    assertThat(
            store.all(
                "select action from access_log where actor = ? and subject_id = ?",
                lead,
                byMail.value()))
        .containsExactly("IDENTITY_SHOWN");
  }

  @Test
  @DisplayName("Always true 10: unmerge undoes merge")
  void shouldTakeAMergeBackExactly() {
    // given
    CustomerId byMail = customers.mails(address, "Before");
    CustomerId byCall = route(customers.calls(number)).customerId();
    String mails = rows(byMail);
    String calls = rows(byCall);
    // when
    merge(byCall, byMail, "merge-" + run).then().statusCode(200);
    assertThat(rows(byMail)).isEqualTo(mails);
    assertThat(rows(byCall)).isEqualTo(calls);
    customers.mails(address, "While they are one");
    String merge = card(byMail).path("merges[0].id");
    undo(byCall, merge).then().statusCode(200);
    // then each is itself again, what came meanwhile stays with the survivor
    assertThat(card(byMail).<String>path("id")).isEqualTo(byMail.value());
    assertThat(card(byMail).<List<String>>path("identities.kind")).containsExactly("email");
    assertThat(card(byCall).<List<String>>path("identities.kind")).containsExactly("phone");
    assertThat(rows(byMail)).isEqualTo(mails);
    assertThat(
            store.all(
                "select customer_id from conversations where subject = ?", "While they are one"))
        .contains(byCall.value());
    assertThat(facts.await(CustomersUnmerged.class, it -> it.mergeId().equals(merge)).customerId())
        .isEqualTo(byMail);
    // and twice is once
    undo(byCall, merge).then().statusCode(200);
    customers.mails(address, "After");
    assertThat(store.all("select customer_id from conversations where subject = ?", "After"))
        .contains(byMail.value());
  }

  @Test
  void shouldTakeAnEarlierMergeBackUnderALaterOne() {
    // given a chain: the mail's is found by the caller's, who is found by the chat's
    CustomerId byMail = customers.mails(address, "Hello");
    CustomerId byCall = route(customers.calls(number)).customerId();
    CustomerId byChat = customers.chats(widget, account, "");
    merge(byCall, byMail, "first-" + run).then().statusCode(200);
    String first = card(byCall).path("merges[0].id");
    merge(byChat, byCall, "second-" + run).then().statusCode(200);
    assertThat(card(byMail).<String>path("id")).isEqualTo(byChat.value());
    // when
    undo(byChat, first).then().statusCode(200);
    // then
    assertThat(card(byMail).<String>path("id")).isEqualTo(byMail.value());
    assertThat(card(byCall).<String>path("id")).isEqualTo(byChat.value());
  }

  @Test
  void shouldRefuseSelfCircleAndOtherDomains() {
    // given
    CustomerId byMail = customers.mails(address, "Hello");
    CustomerId byCall = route(customers.calls(number)).customerId();
    // then
    assertThat(merge(byMail, byMail, "self-" + run).<String>path("code"))
        .isEqualTo("same_customer");
    merge(byMail, byCall, "once-" + run).then().statusCode(200);
    assertThat(merge(byCall, byMail, "circle-" + run).<String>path("code"))
        .isEqualTo("same_customer");
    merge(byMail, byCall, "once-" + run).then().statusCode(200); // the same post again
    assertThat(card(byMail).<List<String>>path("merges.id")).hasSize(1);
    merge(byMail, new CustomerId("cu-none"), "none-" + run).then().statusCode(404);
    Desk foreign = Desk.of("u-far-" + run, "other-domain", Role.SUPERVISOR);
    foreign.get("/api/gateway/customers/" + byMail).then().statusCode(404);
    foreign
        .post(
            "/api/gateway/customers/" + byMail + "/merges",
            Map.of("clientId", "far-" + run, "other", byCall.value()))
        .then()
        .statusCode(404);
  }

  @Test
  void shouldRememberWhoIsNotTheSame() {
    // given
    CustomerId byMail = customers.mails(address, "Hello");
    CustomerId byChat = customers.chats(widget, account, Customers.verified(address, number));
    String proposal = card(byMail).path("proposals[0].id");
    // when
    decide(byMail, proposal, "NOT_SAME").then().statusCode(200);
    customers.chats(widget, account, Customers.verified(address, number));
    // then
    assertThat(card(byMail).<List<String>>path("proposals")).isEmpty();
    assertThat(card(byChat).<String>path("id")).isEqualTo(byChat.value());
    assertThat(decide(byMail, proposal, "SAME").<String>path("code")).isEqualTo("already_decided");
  }

  @Test
  void shouldGiveHerWhatNobodyHasByTheSitesWordOnly() {
    // when the site has not verified the address, nothing comes of it
    CustomerId byChat =
        customers.chats(widget, account, ",\"email\":\"" + address + "\",\"email_verified\":false");
    assertThat(store.known(address)).isFalse();
    // and when it has, the next mail from it is hers
    customers.chats(widget, account, Customers.verified(address, number));
    assertThat(customers.mails(address, "It is me")).isEqualTo(byChat);
    assertThat(route(customers.calls(number)).customerId()).isEqualTo(byChat);
  }

  @Test
  void shouldKnowAnAccountByASignedPost() {
    // given
    CustomerId byChat = customers.chats(widget, account, "");
    // when
    String body =
        "{\"conversation\":\"order-%1$s\",\"customer\":{\"id\":\"app-%1$s\",\"account\":\"%2$s\"},\"text\":\"Hello\"}"
            .formatted(run, account);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Instant now = Instant.now();
    SignedPost.request("msg-" + run, now, SignedPost.SHOPS.sign("msg-" + run, now, bytes), bytes)
        .post("/api/gateway/inbound/shop")
        .then()
        .statusCode(200);
    // then
    assertThat(store.customer("app-" + run)).isEqualTo(byChat);
  }

  @Test
  void shouldShowAnAgentOnlyWhomSheHasAContactOf() {
    // given
    CustomerId byMail = customers.mails(address, "Hello");
    CustomerId byCall = route(customers.calls(number)).customerId();
    RouteContact mail = commands.await(RouteContact.class, it -> it.customerId().equals(byMail));
    String agent = "u-" + run;
    Desk hers = Desk.of(agent, OutsideWorld.DOMAIN, Role.AGENT);
    String path = "/api/gateway/customers/";
    hers.get(path + byMail).then().statusCode(404);
    // when
    Router.opens(mail);
    Router.assigns(mail, agent);
    hers.await(mail.contactId(), 200);
    // then
    hers.get(path + byMail).then().statusCode(200);
    hers.get(path + byCall).then().statusCode(404);
    hers.post(
            path + byMail + "/merges", Map.of("clientId", "theft-" + run, "other", byCall.value()))
        .then()
        .statusCode(404);
    assertThat(hers.post(path + "search", Map.of("identity", number)).<List<String>>path("id"))
        .isEmpty();
    assertThat(desk.post(path + "search", Map.of("identity", number)).<List<String>>path("id"))
        .containsExactly(byCall.value());
  }

  private RouteContact route(ContactId contact) {
    return commands.await(RouteContact.class, it -> it.contactId().equals(contact));
  }

  private Response card(CustomerId customer) {
    return desk.get("/api/gateway/customers/" + customer);
  }

  private Response decide(CustomerId customer, String proposal, String decision) {
    return desk.post(
        "/api/gateway/customers/" + customer + "/proposals/" + proposal + "/decide",
        Map.of("decision", decision));
  }

  private Response merge(CustomerId survivor, CustomerId merged, String clientId) {
    return desk.post(
        "/api/gateway/customers/" + survivor + "/merges",
        Map.of("clientId", clientId, "other", merged.value()));
  }

  private Response undo(CustomerId customer, String merge) {
    return desk.post("/api/gateway/customers/" + customer + "/merges/" + merge + "/undo", Map.of());
  }

  /** All that is stored of a customer, but the merges themselves. */
  private String rows(CustomerId customer) {
    String sql =
        "select coalesce(string_agg(row, chr(10) order by row), '') from ("
            + "select c::text as row from customers c where id = 'ID'"
            + " union all select i::text from identities i where customer_id = 'ID'"
            + " union all select v.id || v.customer_id from conversations v where customer_id = 'ID'"
            + " union all select m.id || m.author_id from messages m where author_id = 'ID') found";
    return store.one(sql.replace("ID", customer.value()), String.class);
  }
}
