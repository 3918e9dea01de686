package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.fact.ChannelFact.MessageReceived;
import org.strowger.contracts.fact.CustomerFact.CustomerLinked;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.email.ConversationToken;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class EmailIngressTest {

  private static final String SUPPORT = "support@strowger.example";
  private static final String REFUNDS = "refunds@strowger.example";

  private final String customer =
      "u" + UUID.randomUUID().toString().replace("-", "") + "@x.example";

  @Inject EmailIngress ingress;
  @Inject Store store;
  @Inject ConversationToken tokens;

  @Test
  void shouldMakeAContactOfAMail() {
    // given
    String text = "Wo ist mein Paket? Es ist noch immer nicht angekommen.";
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var links = TopicProbe.fromNow(Topics.CUSTOMERS)) {
      // when
      String answer = send(List.of(SUPPORT), mail("Lieferung", text));
      // then
      assertThat(answer).startsWith("250");
      RouteContact routed =
          commands.await(
              RouteContact.class, it -> it.customerId().equals(store.customer(customer)));
      assertThat(routed.language()).extracting(ContactLanguage::tag).isEqualTo("de");
      assertThat(routed.entryPoint()).isEqualTo("support");
      MessageReceived received =
          facts.await(
              MessageReceived.class, it -> it.proposedContactId().equals(routed.contactId()));
      assertThat(received.sequence()).isEqualTo(1);
      assertThat(received.conversationId()).isEqualTo(routed.conversationId());
      CustomerLinked linked =
          links.await(CustomerLinked.class, it -> it.customerId().equals(routed.customerId()));
      assertThat(linked.kind()).isEqualTo("email");
      assertThat(linked.ref()).doesNotContain("@");
      assertThat(store.texts(customer)).containsExactly(text);
    }
  }

  @Test
  @DisplayName("Z7, P4: the same mail delivered ten times at once makes one contact, whole")
  void shouldMakeOneContactOfRedeliveries() throws InterruptedException {
    // given
    byte[] mail = mail("Once", "I am sent again and again.");
    Callable<String> delivery = () -> send(List.of(SUPPORT), mail);
    // when
    List<String> answers;
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          senders.invokeAll(IntStream.range(0, 10).mapToObj(_ -> delivery).toList()).stream()
              .map(Future::resultNow)
              .toList();
    }
    // then
    assertThat(answers).hasSize(10).allMatch(answer -> answer.startsWith("250"));
    assertThat(store.texts(customer)).containsExactly("I am sent again and again.");
    assertThat(routed()).isEqualTo(1);
  }

  @Test
  @DisplayName("Z8, P1: one mail to two mailboxes makes one contact for each, linked")
  void shouldMakeAContactPerEntryPoint() {
    // when
    String answer =
        send(
            List.of(SUPPORT, REFUNDS, "support+anything@strowger.example"),
            mail("Both", "To two of your addresses."));
    // then
    assertThat(answer).startsWith("250");
    assertThat(store.conversations(customer)).isEqualTo(2);
    assertThat(
            store.one(
                "select count(distinct source_hash) from messages m join identities i"
                    + " on i.customer_id = m.author_id where i.value = ?",
                Long.class,
                customer))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("P2: mails alike are neither merged nor dropped")
  void shouldNotMergeMailsAlike() {
    send(List.of(SUPPORT), mail("Question", "Where is my order?"));
    send(List.of(SUPPORT), mail("Re: Question", "Where is my order?"));

    assertThat(store.conversations(customer)).isEqualTo(2);
  }

  @Test
  @DisplayName("P3: our own mail coming back opens nothing and is kept with the cause")
  void shouldParkMailFromOurselves() {
    // given
    String subject = customer;
    String own =
        tokens.messageId(
            new ConversationId("cv-" + "0a".repeat(16)),
            new MessageId("ms-" + "0b".repeat(16)),
            "strowger.example");
    byte[] mail = MailClient.mail(SUPPORT, REFUNDS, subject, own, "I am yours.");
    // when
    String answer = MailClient.send(ingress.port(), SUPPORT, List.of(REFUNDS), mail);
    // then
    assertThat(answer).startsWith("250");
    assertThat(
            store.one(
                "select cause from parked_mails where content like ?::bytea",
                String.class,
                ("%" + subject + "%").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("own_message");
  }

  @Test
  @DisplayName("TR1: a colleague who writes from one of our mailboxes to another asks somebody")
  void shouldAskForAMailFromOneOfOurMailboxes() {
    // given
    String subject = "Question of " + customer;
    byte[] mail = MailClient.mail(REFUNDS, SUPPORT, subject, id(), "Can you look at this?");
    // when
    String answer = MailClient.send(ingress.port(), REFUNDS, List.of(SUPPORT), mail);
    // then
    assertThat(answer).startsWith("250");
    assertThat(store.one("select count(*) from messages where subject = ?", Long.class, subject))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("TR1: what a web site's form sends from our address is the customer's it names")
  void shouldTakeTheReplyToOfAFormForItsCustomer() {
    // given
    byte[] mail =
        MailClient.mail(
            "Contact Form <" + SUPPORT + ">",
            SUPPORT,
            "Form",
            id(),
            "My parcel arrived broken.",
            "Reply-To: Klaus <" + customer + ">\r\n");
    // when
    String answer = MailClient.send(ingress.port(), SUPPORT, List.of(SUPPORT), mail);
    // then
    assertThat(answer).startsWith("250");
    assertThat(store.texts(customer)).containsExactly("My parcel arrived broken.");
    assertThat(store.one("select kind from identities where value = ?", String.class, customer))
        .isEqualTo("form");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Precedence: list\r\n",
        "Precedence: bulk\r\n",
        "List-Id: <help.example.com>\r\n",
        "List-Unsubscribe: <mailto:x@example.com>\r\n",
        "X-Loop: list@example.com\r\n",
        "Auto-Submitted: no\r\n"
      })
  @DisplayName("TR1: who writes through a mailing list is a person")
  void shouldNotTakeDistributionForAMachine(String header) {
    byte[] mail = MailClient.mail(customer, SUPPORT, "By list", id(), "It did NOT come.", header);

    assertThat(send(List.of(SUPPORT), mail)).startsWith("250");

    assertThat(
            store.one(
                "select m.automatic from messages m join identities i on i.customer_id ="
                    + " m.author_id where i.value = ?",
                Boolean.class,
                customer))
        .isFalse();
  }

  @Test
  @DisplayName("TR63: mails without Message-ID and Date that differ in a header are two")
  void shouldNotDropWhatDiffersInAHeader() {
    byte[] first = nameless("Subject: One\r\n");
    byte[] second = nameless("Subject: Two\r\n");
    byte[] third = nameless("Subject: Two\r\nReply-To: other@example.com\r\n");

    for (byte[] mail : List.of(first, second, third, second)) {
      assertThat(send(List.of(SUPPORT), mail)).startsWith("250");
    }

    assertThat(store.texts(customer)).hasSize(3);
  }

  @Test
  @DisplayName("Z7: a mail is deferred while it cannot be stored, then taken once")
  void shouldDeferWhenTheDatabaseFails() {
    // given
    byte[] mail = mail("Later", "The database is away.");
    store.run("alter table messages rename to messages_away");
    // when
    String refused;
    try {
      refused = send(List.of(SUPPORT), mail);
    } finally {
      store.run("alter table messages_away rename to messages");
    }
    String accepted = send(List.of(SUPPORT), mail);
    // then
    assertThat(refused).startsWith("451").doesNotContain(customer);
    assertThat(accepted).startsWith("250");
    assertThat(store.messages(customer)).isEqualTo(1);
  }

  @Test
  void shouldRefuseAnUnknownRecipient() {
    assertThat(send(List.of("nobody@strowger.example"), mail("x", "y"))).startsWith("550");
    assertThat(send(List.of("support@other.example"), mail("x", "y"))).startsWith("550");
  }

  @Test
  void shouldRefuseAMailBeyondTheLimit() {
    assertThat(send(List.of(SUPPORT), mail("Big", "x".repeat(1_000_000)))).startsWith("552");
  }

  @Test
  @DisplayName("C21: a mail beyond the limits of structure is refused clearly")
  void shouldRefuseABombClearly() {
    String bomb = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(1_000);

    String answer =
        send(
            List.of(SUPPORT),
            ("From: " + customer + "\r\n" + bomb).getBytes(StandardCharsets.UTF_8));

    assertThat(answer).startsWith("554");
  }

  @Test
  @DisplayName("C21: a broken mail is taken as text")
  void shouldTakeABrokenMail() {
    String broken = "not a header\r\nFrom: " + customer + "\r\n\r\n\u0000Hello\u0000 there\r\n";

    assertThat(send(List.of(SUPPORT), broken.getBytes(StandardCharsets.UTF_8))).startsWith("250");
    assertThat(store.texts(customer)).hasSize(1).first().asString().contains("Hello there");
  }

  @Test
  void shouldMaskCardNumbersAndNotKeepTheRawMail() {
    // when
    send(List.of(SUPPORT), mail("My card 4111111111111111", "It is 4111 1111 1111 1111, thanks."));
    // then
    assertThat(store.texts(customer)).containsExactly("It is 4111 11** **** 1111, thanks.");
    assertThat(rawMails()).isZero();
  }

  @Test
  void shouldKeepTheRawMail() {
    send(List.of(SUPPORT), mail("Raw", "Nothing to mask."));

    assertThat(rawMails()).isEqualTo(1);
  }

  private long rawMails() {
    return store.one(
        "select count(*) from raw_messages r join messages m on m.id = r.message_id"
            + " join identities i on i.customer_id = m.author_id where i.value = ?",
        Long.class,
        customer);
  }

  /** Rows that ask the router for an agent; they stay until it answers. */
  private long routed() {
    return store.one(
        "select count(*) from outbox where await_event and convert_from(value, 'UTF8') like ?",
        Long.class,
        "%" + store.customer(customer) + "%");
  }

  private byte[] nameless(String headers) {
    return ("From: " + customer + "\r\n" + headers + "\r\nThe same words.")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] mail(String subject, String text) {
    return MailClient.mail(customer, SUPPORT, subject, id(), text);
  }

  private String send(List<String> to, byte[] mail) {
    return MailClient.send(ingress.port(), customer, to, mail);
  }

  private static String id() {
    return "<" + UUID.randomUUID() + "@example.org>";
  }
}
