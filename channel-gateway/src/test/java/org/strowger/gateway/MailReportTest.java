package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.ChannelFact.MessageFailed;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.gateway.email.read.Samples;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class MailReportTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject EmailIngress ingress;
  @Inject Store store;

  @Test
  @DisplayName("TR7: a read receipt marks the answer read and is nobody's work")
  void shouldMarkAnAnswerRead_TR7() throws MessagingException {
    // given
    var thread = thread("Receipt", "Where is our parcel, please tell me?");
    String id = thread.answer("It comes tomorrow.").getMessageID();
    String receipt =
        new String(Samples.mail("found/d03-read-receipt"), StandardCharsets.UTF_8)
            .replace("<OUR-MESSAGE-ID>", id)
            .replace("mdn@", "mdn-" + thread.customer + "-");
    // when
    thread.bounce(MailThread.SUPPORT, receipt);
    // then
    assertThat(thread.state()).isEqualTo("READ");
    thread.desk.read(thread.contact.contactId()).then().statusCode(200);
    assertThat(messages(thread)).isEqualTo(2);
    assertThat(waiting(receiptSubject())).isZero();
  }

  @Test
  @DisplayName("TR7: who wrote an answer that came back is asked, though her contact is closed")
  void shouldAskWhoWroteWhenAnAnswerComesBack_TR7() throws MessagingException {
    // given
    var thread = thread("Closed", "My mailbox will be gone when you answer.");
    String id = thread.answer("Hello?").getMessageID();
    Router.closes(thread.contact, thread.agent);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                store.one(
                        "select count(*) from contact_access where contact_id = ? and state = 'WRAP_UP'",
                        Long.class,
                        thread.contact.contactId().value())
                    == 1);
    String bounce =
        new String(Samples.mail("found/m22-bounce-not-rfc3464"), StandardCharsets.UTF_8)
            .replace("<@@OURS@@>", id)
            .replace("<m22@", "<m22-" + thread.customer + "-");
    try (var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      // when
      thread.bounce(MailThread.SUPPORT, bounce);
      thread.bounce(MailThread.SUPPORT, bounce);
      // then
      MessageFailed failed =
          facts.await(
              MessageFailed.class,
              it -> it.conversationId().equals(thread.contact.conversationId()));
      assertThat(failed.code()).isEqualTo("DSN_5.1.1");
      RouteContact asked =
          commands.await(
              RouteContact.class,
              it -> it.conversationId().equals(thread.contact.conversationId()));
      assertThat(asked.preferredAgent()).isEqualTo(new AgentId(thread.agent));
      assertThat(asked.contactId()).isNotEqualTo(thread.contact.contactId());
      assertThat(asked.entryPoint()).isEqualTo("support");
    }
    assertThat(thread.state()).isEqualTo("FAILED");
    assertThat(asked(thread)).as("once").isEqualTo(1);
  }

  @Test
  @DisplayName("TR7: an agent who has the contact sees it failed and is asked nothing more")
  void shouldShowWhatCameBackToWhoHasIt_TR7() throws MessagingException {
    // given
    var thread = thread("Open", "Which address do you have of me?");
    MimeMessage answer = thread.answer("This one.");
    String returnPath = answer.getHeader("Return-Path")[0].replaceAll("[<>]", "");
    assertThat(returnPath).contains("+c.");
    // when
    thread.bounce(
        returnPath,
        """
        From: postmaster@mx.example.org
        Subject: Undeliverable: your mail
        Message-ID: <verp-%s>

        The recipient is unknown here (#5.1.1). No copy is kept.
        """
            .formatted(thread.customer));
    // then
    assertThat(thread.state()).isEqualTo("FAILED");
    assertThat(asked(thread)).isZero();
    assertThat(messages(thread)).isEqualTo(2);
  }

  @Test
  @DisplayName("TR7: an absence notice to the return path joins and is no failure")
  void shouldNotTakeAnAbsenceForAFailure_TR7() throws MessagingException {
    // given
    var thread = thread("Absent", "I am away from tomorrow on, answer soon.");
    MimeMessage answer = thread.answer("Have a good time.");
    String returnPath = answer.getHeader("Return-Path")[0].replaceAll("[<>]", "");
    // when
    thread.bounce(
        returnPath,
        """
        From: %s
        Subject: Away
        Auto-Submitted: auto-replied
        Message-ID: <away-%s>

        I am away.
        """
            .formatted(thread.customer, thread.customer));
    // then
    assertThat(thread.state()).isEqualTo("DELIVERED");
    assertThat(messages(thread)).isEqualTo(3);
  }

  @Test
  @DisplayName("TR6: an emoji in a subject survives the answer, which has no empty header")
  void shouldAnswerASubjectWithEmoji_TR6() throws MessagingException {
    // given
    var thread = thread("=?utf-8?B?8J+OgSBHZXNjaGVuaw==?=", "Hello, where is my present?");
    // when
    MimeMessage answer = thread.answer("On its way 🎁.");
    // then
    assertThat(answer.getSubject()).isEqualTo("Re: 🎁 Geschenk");
    assertThat(answer.getHeader("Cc")).isNull();
    assertThat(answer.getHeader("Subject")).hasSize(1);
    assertThat(answer.getHeader("From"))
        .containsExactly("\"Strowger Support\" <support@strowger.example>");
    assertThat(answer.getHeader("MIME-Version")).containsExactly("1.0");
  }

  @Test
  @DisplayName("TR2: answers between our lines stay in their place and are what the mail is in")
  void shouldShowAnswersBetweenOurLines_TR2() throws MessagingException {
    // given
    var thread = thread("Shoes", "Meine Schuhe passen mir leider überhaupt nicht, was nun?");
    MimeMessage answer =
        thread.answer("Dear customer,\nwhich size did you order?\nShall we send a new pair?");
    String text =
        """
        Vielen Dank.

        From: Support <support@strowger.example>
        Sent: Sunday
        To: me
        Subject: Re: Shoes

        Dear customer,
        which size did you order?
        Größe 42, aber in der Schachtel waren 39.
        Shall we send a new pair?
        """
            .replace("\n", "\r\n");
    String headers = "In-Reply-To: " + answer.getMessageID() + "\r\n";
    String to = answer.getReplyTo()[0].toString();
    // when
    thread.send(
        to,
        MailClient.mail(
            thread.customer, to, "Re: Shoes", "<2-" + thread.customer + ">", text, headers));
    // then
    String shown = thread.desk.read(thread.contact.contactId()).path("messages[2].text");
    assertThat(shown.replace("\r", ""))
        .startsWith("Vielen Dank.")
        .endsWith("> which size did you order?\nGröße 42, aber in der Schachtel waren 39.");
    assertThat(thread.desk.read(thread.contact.contactId()).<String>path("messages[2].quoted"))
        .isEqualTo("Shall we send a new pair?");
    assertThat(
            store.one(
                "select language_tag from messages where conversation_id = ? and sequence = 3",
                String.class,
                thread.contact.conversationId().value()))
        .isEqualTo("de");
  }

  private MailThread thread(String subject, String text) {
    return new MailThread(ingress.port(), store, subject, text);
  }

  private static String receiptSubject() {
    return "Read: Where is our parcel?";
  }

  private long messages(MailThread thread) {
    return store.one(
        "select count(*) from messages where conversation_id = ?",
        Long.class,
        thread.contact.conversationId().value());
  }

  /** How often an agent is asked for in the conversation without an answer of the router. */
  private long asked(MailThread thread) {
    return store.one(
        "select count(*) from outbox where await_event and convert_from(value, 'UTF8') like ?",
        Long.class,
        "%" + thread.contact.conversationId() + "%");
  }

  private long waiting(String subject) {
    return store.one(
        "select count(*) from parked_mails where settled_at is null and subject = ?",
        Long.class,
        subject);
  }
}
