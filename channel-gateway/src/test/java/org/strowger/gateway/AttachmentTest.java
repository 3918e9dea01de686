package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.attachment.FileRemoval;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

/** Files both ways, seen with mail. */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class AttachmentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SUPPORT = "support@strowger.example";
  private static final byte[] PNG = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB");

  private final String customer =
      "u" + UUID.randomUUID().toString().replace("-", "") + "@x.example";
  private final String agent = "u-" + UUID.randomUUID();

  @Inject EmailIngress mail;
  @Inject Store store;
  @Inject FileRemoval removal;

  private Desk desk;

  @BeforeEach
  void signIn() {
    desk = Desk.of(agent, OutsideWorld.DOMAIN, Role.AGENT);
  }

  @Test
  void shouldShowWhatAFileIsAndNotWhatItsNameSays() {
    // given a page that calls itself a picture, and a name that points elsewhere
    byte[] page =
        "<!doctype html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    // when
    RouteContact contact = engaged(file("../../etc/cron\u202egnp.png", "image/png", page));
    // then
    Response view = desk.read(contact.contactId());
    assertThat(view.<List<String>>path("messages[0].attachments.type"))
        .containsExactly("text/html");
    assertThat(view.<List<String>>path("messages[0].attachments.name"))
        .containsExactly("crongnp.png");
    assertThat(view.<Object>path("messages[0].attachments[0].scan")).isNull();
    Response file = desk.get("/api/gateway/attachments/" + fileOf(view));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.asByteArray()).isEqualTo(page);
    assertThat(file.contentType()).isEqualTo("application/octet-stream");
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"file\"; filename*=UTF-8''crongnp.png");
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.header("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
    assertThat(file.header("Content-Length")).isEqualTo(Integer.toString(page.length));
  }

  @Test
  void shouldServeAHarmlessPictureAsOneAndStillToBeSaved() {
    RouteContact contact = engaged(file("photo.png", "application/x-nonsense", PNG));

    Response file = desk.get("/api/gateway/attachments/" + fileOf(desk.read(contact.contactId())));

    assertThat(file.contentType()).isEqualTo("image/png");
    assertThat(file.header("Content-Disposition")).startsWith("attachment;");
  }

  @Test
  void shouldStoreAFileOnceHoweverOftenItComes() {
    // given
    byte[] content = ("price list " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    // when
    for (int i = 0; i < 5; i++) {
      send(file("prices-" + i + ".txt", "text/plain", content));
    }
    // then
    assertThat(
            store.one(
                "select count(*) from attachments a join messages m on m.id = a.message_id"
                    + " join identities i on i.customer_id = m.author_id where i.value = ?",
                Long.class,
                customer))
        .isEqualTo(5);
    assertThat(
            store.one(
                "select count(*) from files f where exists (select 1 from file_chunks c"
                    + " where c.sha256 = f.sha256 and c.content = convert_to(?, 'UTF8'))",
                Long.class,
                new String(content, StandardCharsets.UTF_8)))
        .isEqualTo(1);
  }

  @Test
  void shouldNotUnpackWhatIsPacked() throws IOException {
    // given a hundred megabytes of nothing in a hundred kilobytes
    byte[] bomb = zipOf(100);
    // when
    RouteContact contact = engaged(file("bomb.zip", "application/zip", bomb));
    // then
    Response view = desk.read(contact.contactId());
    assertThat(view.<Integer>path("messages[0].attachments[0].size")).isEqualTo(bomb.length);
    assertThat(view.<String>path("messages[0].attachments[0].type")).isEqualTo("application/zip");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void shouldGiveAFileOnlyToWhoMayReadItsMessage(Role role) {
    // given
    RouteContact contact = engaged(file("secret.png", "image/png", PNG));
    String path = "/api/gateway/attachments/" + fileOf(desk.read(contact.contactId()));
    boolean reads = role == Role.AGENT || role == Role.SUPERVISOR;
    // when
    Response here = stranger(OutsideWorld.DOMAIN, role).get(path);
    Response elsewhere = stranger("elsewhere", role).get(path);
    Response upload =
        stranger(OutsideWorld.DOMAIN, role)
            .upload(contact.contactId(), UUID.randomUUID().toString(), "a.txt", new byte[3]);
    // then
    assertThat(here.statusCode()).isEqualTo(role == Role.SUPERVISOR ? 200 : reads ? 404 : 403);
    assertThat(elsewhere.statusCode()).isEqualTo(reads ? 404 : 403);
    assertThat(upload.statusCode()).isEqualTo(role == Role.AGENT ? 404 : 403);
  }

  @Test
  void shouldSendWhatWasUploadedWithTheAnswer() throws Exception {
    // given
    RouteContact contact = engaged("");
    String clientId = UUID.randomUUID().toString();
    Response upload = desk.upload(contact.contactId(), clientId, "Über Größe.png", PNG);
    assertThat(upload.statusCode()).isEqualTo(201);
    String id = upload.path("id");
    // when
    String key = UUID.randomUUID().toString();
    assertThat(reply(contact, key, List.of(id)).statusCode()).isEqualTo(201);
    // then
    Awaitility.await().atMost(PATIENCE).until(() -> !received().isEmpty());
    Multipart parts = (Multipart) received().getFirst().getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContent().toString()).contains("Here you are.");
    assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(PNG);
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("image/png");
    assertThat(parts.getBodyPart(1).getHeader("Content-Disposition")[0])
        .contains("filename*=UTF-8''%C3%9Cber%20Gr%C3%B6%C3%9Fe.png");
    // and both again are the same
    assertThat(desk.upload(contact.contactId(), clientId, "Über Größe.png", PNG).<String>path("id"))
        .isEqualTo(id);
    assertThat(reply(contact, key, List.of(id)).statusCode()).isEqualTo(201);
    assertThat(reply(contact, key, List.of()).<String>path("code")).isEqualTo("message_id_used");
    assertThat(reply(contact, UUID.randomUUID().toString(), List.of(id)).<String>path("code"))
        .isEqualTo("unknown_attachment");
    assertThat(received()).hasSize(1);
  }

  @Test
  void shouldRefuseWhatIsTooMuchBeforeItIsRead() {
    // given
    RouteContact contact = engaged("");
    byte[] large = new byte[13 * 1024 * 1024];
    String first = UUID.randomUUID().toString();
    // when
    assertThat(desk.upload(contact.contactId(), first, "one.bin", large).statusCode())
        .isEqualTo(201);
    Response second =
        desk.upload(contact.contactId(), UUID.randomUUID().toString(), "two.bin", large);
    Response other = desk.upload(contact.contactId(), first, "one.bin", new byte[3]);
    // then
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.<String>path("code")).isEqualTo("attachments_too_large");
    assertThat(other.<String>path("code")).isEqualTo("upload_id_used");
  }

  @Test
  void shouldTakeNoProgramWhateverItIsCalled() {
    RouteContact contact = engaged("");
    byte[] program = new byte[1024];
    program[0] = 0x7f;
    program[1] = 'E';
    program[2] = 'L';
    program[3] = 'F';
    program[16] = 2;

    Response answer =
        desk.upload(contact.contactId(), UUID.randomUUID().toString(), "invoice.pdf", program);

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.<String>path("code")).isEqualTo("file_type_refused");
  }

  @Test
  void shouldForgetWhatWasNotSentWithinADay() {
    // given
    RouteContact contact = engaged("");
    byte[] content = ("draft " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    String id =
        desk.upload(contact.contactId(), UUID.randomUUID().toString(), "a.txt", content).path("id");
    String hash = store.one("select sha256 from uploads where id = ?", String.class, id);
    removal.run();
    assertThat(store.all("select id from uploads where id = ?", id)).containsExactly(id);
    // when
    store.run(
        "update uploads set uploaded_at = now() - interval '25 hours' where id = '" + id + "'");
    store.run(
        "update files set used_at = now() - interval '25 hours' where sha256 = '" + hash + "'");
    removal.run();
    // then
    assertThat(store.all("select id from uploads where id = ?", id)).isEmpty();
    assertThat(store.all("select sha256 from files where sha256 = ?", hash)).isEmpty();
    assertThat(reply(contact, UUID.randomUUID().toString(), List.of(id)).<String>path("code"))
        .isEqualTo("unknown_attachment");
  }

  @Test
  void shouldTakeBackWhatWasNotSent() {
    RouteContact contact = engaged("");
    String id =
        desk.upload(contact.contactId(), UUID.randomUUID().toString(), "a.png", PNG).path("id");
    String path = "/api/gateway/contacts/" + contact.contactId() + "/attachments/" + id;

    assertThat(desk.delete(path).statusCode()).isEqualTo(204);
    assertThat(desk.delete(path).statusCode()).isEqualTo(204);
    assertThat(store.all("select id from uploads where id = ?", id)).isEmpty();
  }

  private Response reply(RouteContact contact, String key, List<String> files) {
    return desk.post(
        "/api/gateway/contacts/" + contact.contactId() + "/replies",
        Map.of(
            "clientMessageId",
            key,
            "text",
            "Here you are.",
            "lastSeenSequence",
            99,
            "attachments",
            files));
  }

  private static Desk stranger(String domain, Role role) {
    return Desk.of("u-" + UUID.randomUUID(), domain, role);
  }

  private static String fileOf(Response view) {
    return view.path("messages[0].attachments[0].id");
  }

  /** The mail has come, and the agent has its contact. */
  private RouteContact engaged(String part) {
    try (TopicProbe<RoutingCommand> commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      send(part);
      String conversation = store.conversation(customer);
      RouteContact contact =
          commands.await(
              RouteContact.class, it -> it.conversationId().value().equals(conversation));
      Router.opens(contact);
      Router.assigns(contact, agent);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> desk.read(contact.contactId()).path("replyable").equals(true));
      return contact;
    }
  }

  private void send(String part) {
    String text =
        "From: %s\nTo: %s\nSubject: Files\nMessage-ID: <%s@x.example>\nMIME-Version: 1.0\n"
                .formatted(customer, SUPPORT, UUID.randomUUID())
            + "Content-Type: multipart/mixed; boundary=m\n\n"
            + "--m\nContent-Type: text/plain; charset=utf-8\n\nSee the file\n"
            + part
            + "--m--\n";
    String answer =
        MailClient.send(
            mail.port(),
            customer,
            List.of(SUPPORT),
            text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    assertThat(answer).startsWith("250");
  }

  private static String file(String name, String type, byte[] content) {
    return "--m\nContent-Type: %s\nContent-Disposition: attachment; filename=\"%s\"\n"
            .formatted(type, name)
        + "Content-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content)
        + "\n";
  }

  private static byte[] zipOf(int mebibytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("nothing"));
      for (int i = 0; i < mebibytes; i++) {
        zip.write(new byte[1024 * 1024]);
      }
    }
    return bytes.toByteArray();
  }

  private List<MimeMessage> received() {
    return Arrays.stream(OutsideWorld.mail().getReceivedMessages())
        .filter(each -> isTo(each, customer))
        .toList();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return message.getAllRecipients()[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
