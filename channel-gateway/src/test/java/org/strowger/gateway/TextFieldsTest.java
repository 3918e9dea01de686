package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.email.ConversationToken;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("TR69, TR71: what comes in as text")
class TextFieldsTest {

  private static final String SUPPORT = "support@strowger.example";
  private static final String CARD = "5105105105105100";
  private static final String MASKED = "510510******5100";

  private final String id = "msg_" + UUID.randomUUID();
  private final String customer = "c-" + UUID.randomUUID();

  @Inject Store store;
  @Inject EmailIngress ingress;
  @Inject ConversationToken tokens;
  @Inject ConversationRepository conversations;
  @Inject GatewayDatabase database;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /text         | {"conversation":"c","customer":{"id":"i"},"text":"a\\u0000b"}
          /text         | {"conversation":"c","customer":{"id":"i"},"text":"\\u0001\\u0002\\u0003"}
          /text         | {"conversation":"c","customer":{"id":"i"},"text":"\\ud83d!"}
          /conversation | {"conversation":"c\\u0000","customer":{"id":"i"},"text":"x"}
          /customer/id  | {"conversation":"c","customer":{"id":"\\u0000"},"text":"x"}
          /customer/id  | {"conversation":"c","customer":{"id":"i\\u007f"},"text":"x"}
          /customer/name | {"conversation":"c","customer":{"id":"i","name":"\\u0000"},"text":"x"}
          /language     | {"conversation":"c","customer":{"id":"i"},"text":"x","language":"d\\u0000e"}
          /attributes/a | {"conversation":"c","customer":{"id":"i"},"text":"x","attributes":{"a":"\\u0000"}}
          """)
  @DisplayName("TR69: what cannot be kept is refused with its place, never with a 500 or 503")
  void shouldRefuseWhatCannotBeKept_TR69(String pointer, String body) {
    post(body)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_value"))
        .body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  @DisplayName("TR69: what somebody wrote is kept whole")
  void shouldKeepWhatSomebodyWrote_TR69() {
    post(body("c-" + id, customer, "one\\u000btwo \\u001b[0m\\r\\nthree\\u0085"))
        .then()
        .statusCode(200);

    assertThat(store.texts(customer)).containsExactly("one\u000btwo \u001b[0m\nthree\u0085");
  }

  @Test
  @DisplayName("TR71: a card number as customer's id, name and conversation key is kept nowhere")
  void shouldMaskIdsAndNames_TR71() {
    // when
    String conversation =
        post("""
                {"conversation":"%s %s","customer":{"id":"%s","name":"A. %s"},"text":"%s",
                 "language":"de-51051051-05105100"}"""
                .formatted(id, CARD, CARD, CARD, CARD))
            .then()
            .statusCode(200)
            .extract()
            .path("conversationId");
    // then
    assertThat(everything()).doesNotContain(CARD);
    assertThat(store.all("select value from identities where value like ?", MASKED + "~%"))
        .hasSize(1);
    assertThat(
            store.all("select author_name from messages where conversation_id = ?", conversation))
        .containsExactly("A. " + MASKED);
    // and the answer names the conversation as the endpoint does
    String key =
        database
            .jdbi()
            .withHandle(
                handle -> conversations.lock(handle, new ConversationId(conversation)).sourceKey());
    assertThat(key).isEqualTo(id + " " + CARD);
  }

  @Test
  @DisplayName("TR71: two customers whose ids are masked alike stay two")
  void shouldKeepMaskedCustomersApart_TR71() {
    post(body("one" + id, "4111111111111111", "first")).then().statusCode(200);
    post(body("two" + id, "4111112222221111", "second")).then().statusCode(200);
    post(body("three" + id, "4111110000021111", "third")).then().statusCode(200);

    assertThat(store.all("select value from identities where value like '411111%1111%'"))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  @DisplayName("TR71: a parked mail keeps no card number, whatever its encoding")
  void shouldMaskParkedMails_TR71() {
    park("plain " + id, "Content-Type: text/plain", "It is 5105 1051 0510 5100.");
    park(
        "encoded " + id,
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
        java.util.Base64.getEncoder()
            .encodeToString(("It is " + CARD + ".").getBytes(StandardCharsets.UTF_8)));
    park(CARD + " " + id, "Content-Type: text/plain", "Nothing here.");
    park(
        "quoted " + id,
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable",
        "It is 51051051=\r\n05105100.");

    List<String> kept =
        store.all(
            "select encode(content, 'escape') || subject || sender from parked_mails"
                + " where position(? in subject) > 0",
            id);
    assertThat(kept)
        .hasSize(4)
        .allSatisfy(
            mail ->
                assertThat(mail)
                    .doesNotContain(
                        CARD, "5105 1051 0510 5100", "51051051=", "NTEwNTEwNTEwNTEwNTEwMC"));
  }

  @Test
  @DisplayName("TR71: what is too long to be a text is masked in the file that it becomes")
  void shouldMaskOverflow_TR71() {
    // given a text whose card number is beyond what is shown
    String text = "A long story. ".repeat(15_000) + "Card " + CARD + ".";
    // when
    send(customer + "@example.org", "Long " + id, "Content-Type: text/plain", text);
    // then
    List<String> files =
        store.all(
            "select string_agg(encode(f.content, 'escape'), '' order by f.position)"
                + " from attachments a join messages m on m.id = a.message_id"
                + " join file_chunks f on f.sha256 = a.sha256 where m.subject = ? group by a.id",
            "Long " + id);
    assertThat(files).hasSize(1);
    assertThat(files.getFirst()).contains(MASKED).doesNotContain(CARD);
    assertThat(
            store.one(
                "select count(*) from raw_messages r join messages m on m.id = r.message_id"
                    + " where m.subject = ?",
                Long.class,
                "Long " + id))
        .isZero();
  }

  @Test
  @DisplayName("TR71: a conversation's own subject and its author's name are masked too")
  void shouldMaskSubjects_TR71() {
    send(customer + "@example.org", CARD + " " + id, "Content-Type: text/plain", "Hello.");

    assertThat(store.all("select subject from conversations where position(? in subject) > 0", id))
        .containsExactly(MASKED + " " + id);
  }

  private void park(String subject, String headers, String text) {
    send("refunds@strowger.example", subject, ownMessageId() + headers, text);
  }

  private String ownMessageId() {
    return "Message-ID: "
        + tokens.messageId(
            new ConversationId("cv-" + UUID.randomUUID().toString().replace("-", "")),
            new MessageId("ms-" + UUID.randomUUID().toString().replace("-", "")),
            "strowger.example")
        + "\r\n";
  }

  private void send(String from, String subject, String headers, String text) {
    String mail =
        "From: "
            + from
            + "\r\nTo: "
            + SUPPORT
            + "\r\nSubject: "
            + subject
            + "\r\n"
            + headers
            + "\r\n\r\n"
            + text
            + "\r\n";
    assertThat(
            MailClient.send(
                ingress.port(), from, List.of(SUPPORT), mail.getBytes(StandardCharsets.UTF_8)))
        .startsWith("250");
  }

  private Response post(String body) {
    Instant now = Instant.now();
    byte[] bytes = SignedPost.bytes(body);
    String post = "msg_" + UUID.randomUUID();
    return SignedPost.request(post, now, SignedPost.SHOPS.sign(post, now, bytes), bytes)
        .post("/api/gateway/inbound/shop");
  }

  private static String body(String conversation, String customer, String text) {
    return """
        {"conversation":"%s","customer":{"id":"%s"},"text":"%s"}"""
        .formatted(conversation, customer, text);
  }

  /** All rows of all tables that keep what customers send. */
  private String everything() {
    return String.join(
        "\n",
        store.all(
            "select t::text from messages t union all select t::text from conversations t"
                + " union all select t::text from identities t union all select t::text from"
                + " customers t union all select convert_from(value, 'UTF8') from outbox"));
  }
}
