package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.TopicProbe;

/** A customer who wrote a mail and an agent who has it. */
final class MailThread {

  static final String SUPPORT = "support@strowger.example";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final String customer = "u" + UUID.randomUUID().toString().replace("-", "") + "@x.example";
  final String agent = "u-" + UUID.randomUUID();
  final RouteContact contact;
  final Desk desk;
  private final int port;

  MailThread(int port, Store store, String subject, String text) {
    this.port = port;
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      send(SUPPORT, MailClient.mail(customer, SUPPORT, subject, "<1-" + customer + ">", text));
      contact =
          commands.await(
              RouteContact.class, it -> it.customerId().equals(store.customer(customer)));
    }
    desk = Desk.of(agent, OutsideWorld.DOMAIN, Role.AGENT);
    Router.opens(contact);
    Router.offers(contact, agent, 1);
    Router.assigns(contact, agent);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> Boolean.TRUE.equals(desk.await(contact.contactId(), 200).path("replyable")));
  }

  /** The agent answers; what the customer gets of it. */
  MimeMessage answer(String text) {
    desk.reply(contact.contactId(), "client-0001", text, 1).then().statusCode(201);
    MimeMessage answer =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () ->
                    Arrays.stream(OutsideWorld.mail().getReceivedMessages())
                        .filter(mail -> to(mail).equals(customer))
                        .findFirst()
                        .orElse(null),
                mail -> mail != null);
    Awaitility.await().atMost(PATIENCE).until(() -> "DELIVERED".equals(state()));
    return answer;
  }

  /** What became of the answer. */
  String state() {
    return String.valueOf(
        desk.read(contact.contactId()).<Object>path("messages[1].delivery.state"));
  }

  void send(String to, byte[] mail) {
    assertThat(MailClient.send(port, customer, List.of(to), mail)).startsWith("250");
  }

  /** A mail that nobody sent. */
  void bounce(String to, String mail) {
    byte[] bytes =
        mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    assertThat(MailClient.send(port, "", List.of(to), bytes)).startsWith("250");
  }

  private static String to(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
