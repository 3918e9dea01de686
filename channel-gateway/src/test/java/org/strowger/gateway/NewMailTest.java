package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("CA4: an agent writes to a customer by herself, if the customer does not object")
class NewMailTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String run = UUID.randomUUID().toString();
  private final String address = "bea-" + run + "@customer.example";
  private final String agent = "u-" + run;
  private final String subject = "About your order " + run;

  @Inject Customers customers;
  @Inject Store store;

  private CustomerId customer;
  private RouteContact asked;
  private Desk desk;

  @BeforeEach
  void theAgentKnowsTheCustomer() {
    desk = Desk.of(agent, "Ada", OutsideWorld.DOMAIN, Role.AGENT);
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      customer = customers.mails(address, "Where is it?");
      asked = commands.await(RouteContact.class, it -> it.customerId().equals(customer));
    }
    Router.opens(asked);
    Router.assigns(asked, agent);
    desk.await(asked.contactId(), 200);
  }

  @Test
  void shouldSendTheFirstMailToTheCustomersAddress() throws MessagingException {
    // given
    Response begun = begin("mail-" + run, ref());
    assertThat(begun.statusCode()).isEqualTo(201);
    ContactId contact = start(begun);
    // when
    Response sent = desk.reply(contact, UUID.randomUUID().toString(), "It is on its way.", 0);
    // then
    assertThat(sent.statusCode()).isEqualTo(201);
    Awaitility.await().atMost(PATIENCE).until(() -> received().isPresent());
    MimeMessage mail = received().orElseThrow();
    assertThat(mail.getSubject()).isEqualTo(subject);
    assertThat(mail.getRecipients(RecipientType.TO)[0].toString()).isEqualTo(address);
    assertThat(mail.getFrom()[0].toString()).contains("support@strowger.example");
  }

  @Test
  void shouldBeginTheSameMailOnce() {
    // given
    String first = begin("mail-" + run, ref()).path("conversationId");
    // then
    assertThat(begin("mail-" + run, ref()).<String>path("conversationId")).isEqualTo(first);
    Response other =
        desk.post(
            "/api/gateway/mails",
            Map.of(
                "clientId",
                "mail-" + run,
                "customerId",
                customer.value(),
                "identity",
                ref(),
                "mailbox",
                "support",
                "subject",
                "Another matter"));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.<String>path("code")).isEqualTo("message_id_used");
  }

  @Test
  void shouldWriteToNobodyWhoObjectedButAnswer() {
    // given a mail that is begun before she objects
    ContactId contact = start(begin("early-" + run, ref()));
    permit("EMAIL", "SERVICE", false).then().statusCode(200);
    // then
    Response refused = begin("late-" + run, ref());
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.<String>path("code")).isEqualTo("do_not_contact");
    assertThat(desk.reply(contact, UUID.randomUUID().toString(), "Hello", 0).<String>path("code"))
        .isEqualTo("do_not_contact");
    // and what she asked is answered
    assertThat(
            desk.reply(asked.contactId(), UUID.randomUUID().toString(), "It is here.", 1)
                .statusCode())
        .isEqualTo(201);
    // and when she allows it again
    permit("EMAIL", "SERVICE", true).then().statusCode(200);
    assertThat(begin("again-" + run, ref()).statusCode()).isEqualTo(201);
  }

  @Test
  void shouldHoldTheStricterWordAfterAMerge() {
    // given one who objected, and one who expressly did not
    CustomerId other = customers.mails("other-" + address, "Hello");
    Desk lead = Desk.of("u-lead-" + run, OutsideWorld.DOMAIN, Role.SUPERVISOR);
    String cards = "/api/gateway/customers/";
    Map<String, Object> objects =
        Map.of("channel", "EMAIL", "purpose", "SERVICE", "allowed", false);
    lead.post(cards + other + "/permissions", objects).then().statusCode(200);
    permit("EMAIL", "SERVICE", true).then().statusCode(200);
    // when
    lead.post(
            cards + customer + "/merges",
            Map.of("clientId", "merge-" + run, "other", other.value()))
        .then()
        .statusCode(200);
    // then
    assertThat(begin("merged-" + run, ref()).<String>path("code")).isEqualTo("do_not_contact");
    // and she may allow it to the one she is now
    permit("EMAIL", "SERVICE", true).then().statusCode(200);
    assertThat(begin("allowed-" + run, ref()).statusCode()).isEqualTo(201);
    // and separate again, each is as she was
    String merge = lead.get(cards + customer).path("merges[0].id");
    lead.post(cards + customer + "/merges/" + merge + "/undo", Map.of()).then().statusCode(200);
    assertThat(lead.get(cards + other).<String>path("objections[0].channel")).isEqualTo("EMAIL");
  }

  @Test
  void shouldWriteOnlyToAnAddressOfACustomerSheKnows() {
    // given
    String stranger = "stranger-" + address;
    CustomerId unknown = customers.mails(stranger, "Hello");
    Desk lead = Desk.of("u-lead-" + run, OutsideWorld.DOMAIN, Role.SUPERVISOR);
    String foreign = lead.get("/api/gateway/customers/" + unknown).path("identities[0].ref");
    // then
    assertThat(begin("foreign-" + run, foreign).statusCode()).isEqualTo(404);
    assertThat(
            desk.post(
                    "/api/gateway/mails",
                    Map.of(
                        "clientId",
                        "unknown-" + run,
                        "customerId",
                        unknown.value(),
                        "identity",
                        foreign,
                        "mailbox",
                        "support",
                        "subject",
                        subject))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("TR34: a conversation that another agent began opens to nobody who names it")
  void shouldOpenItToWhoBeganItOnly() {
    // given
    Response begun = begin("mine-" + run, ref());
    String thief = "u-thief-" + run;
    Desk thiefs = Desk.of(thief, OutsideWorld.DOMAIN, Role.AGENT);
    ContactId stolen = new ContactId("ct-stolen-" + run);
    // when
    Router.startsOutbound(
        OutsideWorld.DOMAIN,
        stolen,
        new ConversationId(begun.path("conversationId")),
        customer,
        thief);
    start(begun);
    // then
    assertThat(thiefs.read(stolen).statusCode()).isEqualTo(404);
  }

  /** Starts the contact as the router does, and waits until it is hers. */
  private ContactId start(Response begun) {
    var contact = new ContactId("ct-out-" + UUID.randomUUID());
    Router.startsOutbound(
        OutsideWorld.DOMAIN,
        contact,
        new ConversationId(begun.path("conversationId")),
        customer,
        agent);
    desk.await(contact, 200);
    return contact;
  }

  private Response begin(String clientId, String ref) {
    return desk.post(
        "/api/gateway/mails",
        Map.of(
            "clientId", clientId,
            "customerId", customer.value(),
            "identity", ref,
            "mailbox", "support",
            "subject", subject));
  }

  private String ref() {
    return store.one("select ref from identities where value = ?", String.class, address);
  }

  private Response permit(String channel, String purpose, boolean allowed) {
    return desk.post(
        "/api/gateway/customers/" + customer + "/permissions",
        Map.of("channel", channel, "purpose", purpose, "allowed", allowed));
  }

  private Optional<MimeMessage> received() {
    return Arrays.stream(OutsideWorld.mail().getReceivedMessages())
        .filter(this::isMine)
        .findFirst();
  }

  private boolean isMine(MimeMessage mail) {
    try {
      return subject.equals(mail.getSubject());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
