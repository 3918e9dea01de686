package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.ChannelFact.MessageDelivered;
import org.strowger.contracts.fact.ChannelFact.MessageFailed;
import org.strowger.contracts.fact.ChannelFact.MessageSent;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class ConversationByMailTest {

  private static final String SUPPORT = "support@strowger.example";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String customer =
      "u" + UUID.randomUUID().toString().replace("-", "") + "@x.example";
  private final String agent = "u-" + UUID.randomUUID();

  @Inject EmailIngress ingress;
  @Inject Store store;

  @Test
  @DisplayName("C22: the answer to our answer joins the conversation")
  void shouldJoinTheAnswerToOurAnswer() throws MessagingException, IOException {
    // given
    RouteContact contact = firstMail("Grüße", "Wo ist mein Paket, das ich bestellt habe?");
    Desk desk = engaged(contact);
    try (var facts = TopicProbe.fromNow(Topics.CONTACTS)) {
      // when
      Response stored = desk.reply(contact.contactId(), "client-0001", "Es kommt morgen. ✓", 1);
      // then
      stored.then().statusCode(201).body("direction", equalTo("OUT"));
      MimeMessage answer = answer();
      assertThat(answer.getSubject()).isEqualTo("Re: Grüße");
      assertThat(answer.getContent().toString()).contains("Es kommt morgen. ✓");
      assertThat(answer.getHeader("In-Reply-To")).containsExactly("<first-" + customer + ">");
      assertThat(answer.getHeader("References")).containsExactly("<first-" + customer + ">");
      assertThat(((InternetAddress) answer.getFrom()[0]).getPersonal())
          .isEqualTo("Strowger Support");
      MessageSent sent =
          facts.await(MessageSent.class, it -> it.contactId().equals(contact.contactId()));
      facts.await(MessageDelivered.class, it -> it.messageId().equals(sent.messageId()));

      // when
      customerAnswers(answer, customer, "Danke!");
      // then
      assertThat(store.conversations(customer)).isEqualTo(1);
      desk.read(contact.contactId())
          .then()
          .body("messages.sequence", contains(1, 2, 3))
          .body("messages.direction", contains("IN", "OUT", "IN"))
          .body("messages[1].delivery.state", equalTo("DELIVERED"))
          .body("messages[2].text", equalTo("Danke!"))
          .body("messages[2].quoted", containsString("> Es kommt morgen"));
    }
  }

  @Test
  @DisplayName("GHSA-j49f: a token in the hands of somebody else opens a new contact")
  void shouldNotLetStrangersJoin() throws MessagingException {
    // given
    RouteContact contact = firstMail("Private", "This is between you and me only.");
    Desk desk = engaged(contact);
    desk.reply(contact.contactId(), "client-0001", "Of course.", 1).then().statusCode(201);
    MimeMessage answer = answer();
    String stranger = "stranger-" + customer;
    // when
    customerAnswers(answer, stranger, "Let me in");
    // then
    desk.read(contact.contactId()).then().body("messages", hasSize(2));
    assertThat(
            store.one(
                "select possible_reply_to from conversations c join identities i"
                    + " on i.customer_id = c.customer_id where i.value = ?",
                String.class,
                stranger))
        .isEqualTo(contact.conversationId().value());
  }

  @Test
  void shouldMarkABouncedAnswerAndOpenNoContact() throws MessagingException {
    // given
    RouteContact contact = firstMail("Bounce", "My mailbox will be full when you answer.");
    Desk desk = engaged(contact);
    desk.reply(contact.contactId(), "client-0001", "Hello?", 1).then().statusCode(201);
    String id = answer().getMessageID();
    try (var facts = TopicProbe.fromNow(Topics.CONTACTS)) {
      // when
      MailClient.send(ingress.port(), "", List.of(SUPPORT), bounce(id));
      MailClient.send(ingress.port(), "", List.of(SUPPORT), bounce(id));
      // then
      MessageFailed failed =
          facts.await(MessageFailed.class, it -> contact.contactId().equals(it.contactId()));
      assertThat(failed.code()).isEqualTo("DSN_5.2.2");
      desk.read(contact.contactId())
          .then()
          .body("messages", hasSize(2))
          .body("messages[1].delivery.state", equalTo("FAILED"))
          .body("messages[1].delivery.code", equalTo("DSN_5.2.2"));
    }
  }

  @Test
  @DisplayName("an absence notice joins and asks for nobody")
  void shouldNotRouteAutomaticAnswers() throws MessagingException {
    // given
    RouteContact contact = firstMail("Away", "I am about to leave for my holidays.");
    Desk desk = engaged(contact);
    desk.reply(contact.contactId(), "client-0001", "Enjoy them!", 1).then().statusCode(201);
    // when
    String headers =
        "Auto-Submitted: auto-replied\r\nIn-Reply-To: " + answer().getMessageID() + "\r\n";
    send(MailClient.mail(customer, SUPPORT, "Away", "<away-" + customer + ">", "Away.", headers));
    // then
    desk.read(contact.contactId())
        .then()
        .body("messages", hasSize(3))
        .body("messages[2].automatic", equalTo(true));
    assertThat(
            store.one(
                "select count(*) from outbox where await_event and record_key = 'demo'"
                    + " and convert_from(value, 'UTF8') like ?",
                Long.class,
                "%" + contact.conversationId() + "%"))
        .isZero();
  }

  @Test
  @DisplayName("C18, Z3: nobody answers past a message she has not seen")
  void shouldRefuseAnAnswerToAnOlderMessage() {
    RouteContact contact = firstMail("Seen", "Have you seen my first message here?");
    Desk desk = engaged(contact);

    desk.reply(contact.contactId(), "client-0001", "No.", 0)
        .then()
        .statusCode(409)
        .body("code", equalTo("newer_message"));
  }

  @Test
  @DisplayName("C17: the same answer posted twice is sent once")
  void shouldSendAnAnswerOnce() {
    // given
    RouteContact contact = firstMail("Twice", "Please do not answer me twice, please.");
    Desk desk = engaged(contact);
    // when
    String first = desk.reply(contact.contactId(), "client-0001", "Once.", 1).path("id");
    String second = desk.reply(contact.contactId(), "client-0001", "Once.", 1).path("id");
    // then
    assertThat(second).isEqualTo(first);
    answer();
    desk.read(contact.contactId()).then().body("messages", hasSize(2));
  }

  @Test
  @DisplayName("TR13: another text under a used id is refused aloud, never swallowed")
  void shouldRefuseAnotherTextWithAUsedId_TR13() {
    // given
    RouteContact contact = firstMail("Two tabs", "I wrote once, what do you say to that?");
    Desk desk = engaged(contact);
    desk.reply(contact.contactId(), "client-0001", "From the first tab.", 1);
    // then
    desk.reply(contact.contactId(), "client-0001", "From the second tab.", 1)
        .then()
        .statusCode(409)
        .body("code", equalTo("message_id_used"));
    answer();
    desk.read(contact.contactId()).then().body("messages", hasSize(2));
  }

  @Test
  void shouldShowAContactOnlyToWhomItConcerns() {
    // given
    RouteContact contact = firstMail("Mine", "Who may read what I write to you?");
    Desk desk = Desk.of(agent, "demo", Role.AGENT);
    Desk supervisor = Desk.of("s-" + agent, "demo", Role.SUPERVISOR);
    Desk other = Desk.of("o-" + agent, "demo", Role.AGENT);
    Desk foreign = Desk.of("f-" + agent, "elsewhere", Role.SUPERVISOR);
    Router.opens(contact);
    supervisor.await(contact.contactId(), 200);
    desk.read(contact.contactId()).then().statusCode(404);
    // when
    Router.offers(contact, agent, 1);
    // then
    desk.await(contact.contactId(), 200).then().body("replyable", equalTo(false));
    desk.reply(contact.contactId(), "client-0001", "Hi", 1)
        .then()
        .statusCode(409)
        .body("code", equalTo("not_your_contact"));
    other.read(contact.contactId()).then().statusCode(404);
    foreign.read(contact.contactId()).then().statusCode(404);
    // when
    Router.expires(contact, agent, 1);
    // then
    desk.await(contact.contactId(), 404);
  }

  @Test
  void shouldLockUpDocumentsAndFiles() {
    // given
    String headers =
        "From: %s\r\nTo: %s\r\nSubject: Files\r\nMessage-ID: <first-%s>\r\n"
            .formatted(customer, SUPPORT, customer);
    String mail =
        headers
            + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n"
            + "Content-Type: text/html; charset=utf-8\r\n\r\n<p>See <b>this</b></p>"
            + "<script>alert(1)</script>\r\n--m\r\nContent-Type: text/html\r\n"
            + "Content-Disposition: attachment; filename=\"evil\\\".html\"\r\n\r\n"
            + "<script>alert(2)</script>\r\n--m--\r\n";
    RouteContact contact = routed(mail.getBytes(StandardCharsets.UTF_8));
    Desk desk = engaged(contact);
    Response view = desk.read(contact.contactId());
    // when
    Response html = desk.get("/api/gateway/messages/" + view.path("messages[0].id") + "/html");
    Response file =
        desk.get("/api/gateway/attachments/" + view.path("messages[0].attachments[0].id"));
    // then
    html.then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", containsString("sandbox"))
        .body(containsString("<b>this</b>"))
        .body(not(containsString("<script")));
    file.then()
        .statusCode(200)
        .contentType("application/octet-stream")
        .header("Content-Disposition", containsString("attachment"))
        .header("X-Content-Type-Options", "nosniff");
    Desk other = Desk.of("o-" + agent, "demo", Role.AGENT);
    other
        .get("/api/gateway/messages/" + view.path("messages[0].id") + "/html")
        .then()
        .statusCode(404);
  }

  private RouteContact firstMail(String subject, String text) {
    return routed(MailClient.mail(customer, SUPPORT, subject, "<first-" + customer + ">", text));
  }

  private RouteContact routed(byte[] mail) {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      send(mail);
      return commands.await(
          RouteContact.class, it -> it.customerId().equals(store.customer(customer)));
    }
  }

  private Desk engaged(RouteContact contact) {
    Desk desk = Desk.of(agent, "demo", Role.AGENT);
    Router.opens(contact);
    Router.offers(contact, agent, 1);
    Router.assigns(contact, agent);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> Boolean.TRUE.equals(desk.await(contact.contactId(), 200).path("replyable")));
    return desk;
  }

  private MimeMessage answer() {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                Arrays.stream(OutsideWorld.mail().getReceivedMessages())
                    .filter(ConversationByMailTest::isAnswer)
                    .filter(it -> to(it).equals(customer))
                    .findFirst()
                    .orElse(null),
            it -> it != null);
  }

  private static boolean isAnswer(MimeMessage mail) {
    return !to(mail).isEmpty();
  }

  private static String to(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void customerAnswers(MimeMessage answer, String from, String text)
      throws MessagingException {
    String replyTo = answer.getReplyTo()[0].toString();
    String headers =
        "In-Reply-To: "
            + answer.getMessageID()
            + "\r\nReferences: "
            + answer.getMessageID()
            + "\r\n";
    String quote = "\r\n\r\nAm 22.11.2026 um 10:00 schrieb Support:\r\n> Es kommt morgen";
    byte[] mail =
        MailClient.mail(from, replyTo, "Re: x", "<second-" + from + ">", text + quote, headers);
    assertThat(MailClient.send(ingress.port(), from, List.of(replyTo), mail)).startsWith("250");
  }

  private void send(byte[] mail) {
    assertThat(MailClient.send(ingress.port(), customer, List.of(SUPPORT), mail)).startsWith("250");
  }

  private static byte[] bounce(String id) {
    return ("From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n"
            + "--r\r\n\r\nSorry.\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\n"
            + "Reporting-MTA: dns; mx\r\n\r\nAction: failed\r\nStatus: 5.2.2\r\n\r\n"
            + "--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: "
            + id
            + "\r\n\r\n--r--\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
