package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.ChannelFact.MessageReceived;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class EmailIngressTest {

  private static final String SUPPORT = "support@strowger.example";

  @Inject EmailIngress ingress;
  @Inject Store store;

  @Test
  void shouldMakeAContactOfAMail() {
    // given
    String customer = unique() + "@example.org";
    byte[] mail =
        MailClient.mail(
            customer, SUPPORT, "Lieferung", id(), "Wo ist mein Paket? Es ist nicht angekommen.");
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS);
        var facts = TopicProbe.fromNow(Topics.CONTACTS)) {
      // when
      String answer = send(customer, List.of(SUPPORT), mail);
      // then
      assertThat(answer).startsWith("250");
      RouteContact routed =
          commands.await(
              RouteContact.class, it -> it.customerId().equals(store.customer(customer)));
      assertThat(routed.language()).extracting(ContactLanguage::tag).isEqualTo("de");
      MessageReceived received =
          facts.await(
              MessageReceived.class, it -> it.proposedContactId().equals(routed.contactId()));
      assertThat(received.sequence()).isEqualTo(1);
      assertThat(received.conversationId()).isEqualTo(routed.conversationId());
    }
  }

  @Test
  @DisplayName("Z7: the same mail delivered ten times at once makes one contact")
  void shouldMakeOneContactOfRedeliveries() throws Exception {
    // given
    String customer = unique() + "@example.org";
    byte[] mail = MailClient.mail(customer, SUPPORT, "Once", id(), "I am sent again and again.");
    Callable<String> delivery = () -> send(customer, List.of(SUPPORT), mail);
    // when
    List<String> answers;
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          senders.invokeAll(IntStream.range(0, 10).mapToObj(_ -> delivery).toList()).stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
    }
    // then
    assertThat(answers).hasSize(10).allMatch(answer -> answer.startsWith("250"));
    assertThat(store.messages(customer)).isEqualTo(1);
  }

  private String send(String from, List<String> to, byte[] mail) {
    return MailClient.send(ingress.port(), from, to, mail);
  }

  private static String unique() {
    return "u" + UUID.randomUUID().toString().replace("-", "");
  }

  private static String id() {
    return "<" + UUID.randomUUID() + "@example.org>";
  }
}
