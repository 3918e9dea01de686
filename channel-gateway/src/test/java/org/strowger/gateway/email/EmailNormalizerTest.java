package org.strowger.gateway.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.gateway.conversation.Attachment;
import org.strowger.gateway.email.read.RefusedMailException;

class EmailNormalizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          charset-missing-8bit        | Grüße aus Köln
          charset-missing-utf8        | Grüße aus Köln
          charset-unknown-8bit        | Grüße aus Köln
          charset-1252-as-8859        | “Grüße” kosten 10 €
          charset-gb2312-with-gb18030 | 我的订单镕没有到
          charset-iso-2022-jp         | 注文が届きません
          charset-iso-2022-jp-missing | 注文が届きません
          charset-utf7                | +ADw-script+AD4-alert(1)+ADw-/script+AD4-
          charset-utf8-as-ascii       | Grüße aus Köln
          charset-nonsense            | Grüße aus Köln
          boundary-missing            | Just some text
          boundary-never-closed       | The end is missing
          boundary-not-found          | Text that stands where no part is.
          base64-wrong                | Hello wor
          winmail                     | Hello from Outlook
          nul-bytes                   | beforeafter
          no-message-id               | Hello there
          mbox-line                   | Hello there
          html-only                   | Guten Tag,
          """)
  void shouldReadTheText(String sample, String expected) throws RefusedMailException {
    // when
    InboundMail mail = normalize(sample);
    // then
    assertThat(mail.text()).startsWith(expected);
  }

  @Test
  void shouldPreferThePlainPartAndKeepTheHtml() throws RefusedMailException {
    InboundMail mail = normalize("alternative");

    assertThat(mail.text()).isEqualTo("The plain part");
    assertThat(mail.html()).contains("<b>HTML</b>", "<script>");
    assertThat(mail.attachments()).isEmpty();
  }

  @Test
  void shouldMakeTextOfHtml() throws RefusedMailException {
    InboundMail mail = normalize("html-only");

    assertThat(mail.text())
        .contains("mein Paket\nist weg.")
        .contains("> altes")
        .doesNotContain("p{}")
        .doesNotContain("<");
  }

  @Test
  void shouldJoinWordsThatAreSplitInACharacter() throws RefusedMailException {
    InboundMail mail = normalize("header-split-character");

    assertThat(mail.subject()).isEqualTo("Grüße aus Köln");
    assertThat(mail.from()).isEqualTo(new MailAddress("juergen@example.org", "Jürgen Müller"));
    assertThat(mail.sentAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
  }

  @Test
  void shouldReadBareEightBitHeaders() throws RefusedMailException {
    InboundMail mail = normalize("8bit-headers");

    assertThat(mail.subject()).isEqualTo("Grüße");
    assertThat(mail.from().name()).isEqualTo("Jürgen");
    assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("Ü.pdf");
  }

  @ParameterizedTest
  @CsvSource({
    "koi8-r, Где мой заказ",
    "windows-1251, Где мой заказ",
    "gb18030, 我的订单",
    "shift_jis, 注文が届きません",
    "iso-8859-2, Gdzie są żółte",
    "windows-1252, Grüße €"
  })
  @DisplayName("TR6: bare 8-bit headers are in the character set of the body")
  void shouldReadBareHeadersAsTheBody_TR6(String charset, String text) throws RefusedMailException {
    String mail =
        """
        From: "%1$s" <a@example.org>
        Subject: %1$s
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=%2$s

        %1$s
        --b
        Content-Type: image/png; name="%1$s.png"

        x
        --b--
        """
            .formatted(text, charset);
    byte[] raw = mail.replace("\n", "\r\n").getBytes(Charset.forName(charset));

    InboundMail read = EmailNormalizer.normalize(raw, "");

    assertThat(read.subject()).isEqualTo(text);
    assertThat(read.from().name()).isEqualTo(text);
    assertThat(read.text()).isEqualTo(text);
    assertThat(read.attachments()).extracting(Attachment::name).containsExactly(text + ".png");
  }

  @Test
  void shouldNotLetHeadersGrow() throws RefusedMailException {
    InboundMail mail = normalize("subject-injection");

    assertThat(mail.subject())
        .isEqualTo("Hello Bcc: victim@example.org")
        .doesNotContain("\r", "\n", "\u0000");
    assertThat(normalize("header-injection").references()).containsExactly("<a@b>", "<c@d>");
  }

  @Test
  void shouldJoinFlowedLines() throws RefusedMailException {
    assertThat(normalize("format-flowed").text())
        .isEqualTo("This line is soft and goes on.\nThis one is hard.\n-- \nAnna");
  }

  @Test
  void shouldKeepFilesWithTheirNames() throws RefusedMailException {
    InboundMail mail = normalize("attachments");

    assertThat(mail.attachments())
        .extracting(Attachment::name)
        .containsExactly("Rechnung Müller.pdf", "attachment-2.png");
    assertThat(mail.attachments().getFirst().content()).asString().startsWith("%PDF");
    assertThat(mail.attachments().getLast().contentId()).isEqualTo("logo@x");
  }

  @Test
  void shouldMakeFileNamesSafe() throws RefusedMailException {
    assertThat(normalize("file-names").attachments())
        .extracting(Attachment::name)
        .containsExactly(
            "passwd", "agpj.exe", "evil.php", "Übersicht.txt", "a.txt", "attachment-6");
  }

  @Test
  void shouldNotBelieveABrokenDate() throws RefusedMailException {
    assertThat(normalize("no-message-id").sentAt()).isNull();
    assertThat(normalize("no-message-id").messageId()).isEmpty();
  }

  @Test
  void shouldLoseNothingOfWhatIsNoMail() throws RefusedMailException {
    InboundMail mail = EmailNormalizer.normalize(sample("no-headers"), "somebody@example.org");

    assertThat(mail.text()).contains("this is not a mail at all", "but somebody sent it");
    assertThat(mail.from().address()).isEqualTo("somebody@example.org");
  }

  @Test
  void shouldRefuseAMailWithoutAnySender() {
    assertThatThrownBy(() -> EmailNormalizer.normalize(sample("no-headers"), ""))
        .isInstanceOf(RefusedMailException.class)
        .hasMessageContaining("Expected a sender");
  }

  @Test
  void shouldRecogniseAReportAboutOurMail() throws RefusedMailException {
    DeliveryReport report = Objects.requireNonNull(normalize("bounce").report());

    assertThat(report)
        .isEqualTo(new DeliveryReport("failed", "5.1.1", "<original@strowger.example>"));
  }

  @Test
  void shouldRecogniseAutomaticMail() throws RefusedMailException {
    assertThat(normalize("out-of-office").automatic()).isTrue();
    assertThat(normalize("alternative").automatic()).isFalse();
    assertThat(normalize("content-language").contentLanguage()).isEqualTo("fr-CA");
  }

  @Test
  void shouldHashTheSameMailAlikeWhateverWayItTook() throws RefusedMailException {
    String mail = "From: a@example.org\r\nDate: x\r\n\r\nHello\r\n";
    String traced = "Received: from b\r\nDelivered-To: c@d\r\n" + mail;
    String other = mail.replace("Hello", "Hello!");

    assertThat(hash(traced)).isEqualTo(hash(mail)).isNotEqualTo(hash(other));
  }

  @Test
  void shouldRefuseDeepNesting() {
    var mail = new StringBuilder("From: a@example.org\r\n");
    for (int i = 0; i < 10_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
      mail.append(i).append("\r\n");
    }
    assertThatThrownBy(() -> EmailNormalizer.normalize(bytes(mail), ""))
        .isInstanceOf(RefusedMailException.class)
        .hasMessageContaining("20 nested");
  }

  @Test
  void shouldRefuseManyParts() {
    var mail =
        new StringBuilder(
            "From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
    for (int i = 0; i < 1_000; i++) {
      mail.append("--b\r\n\r\nx\r\n");
    }
    assertThatThrownBy(() -> EmailNormalizer.normalize(bytes(mail), ""))
        .isInstanceOf(RefusedMailException.class)
        .hasMessageContaining("200 parts");
  }

  @Test
  void shouldReadLongLines() throws RefusedMailException {
    var mail = new StringBuilder("From: a@example.org\r\n\r\n").repeat("word ", 40_000);

    assertThat(EmailNormalizer.normalize(bytes(mail), "").text()).hasSize(199_999);
  }

  @Test
  void shouldKeepTheWholeOfAVeryLongText() throws RefusedMailException {
    var mail = new StringBuilder("From: a@example.org\r\n\r\n").repeat("words ", 50_000);

    InboundMail read = EmailNormalizer.normalize(bytes(mail), "");

    assertThat(read.text()).hasSize(200_000);
    assertThat(read.attachments()).extracting(Attachment::name).containsExactly("message.txt");
    assertThat(read.attachments().getFirst().content()).hasSize(299_999);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldSurviveAnyDamage(long seed) throws RefusedMailException {
    // given
    var random = new Random(seed);
    byte[] whole = sample("attachments");
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j < 20; j++) {
        damaged[80 + random.nextInt(damaged.length - 80)] = (byte) random.nextInt(256);
      }
      // when
      InboundMail mail = EmailNormalizer.normalize(damaged, "a@example.org");
      // then
      assertThat(mail.text()).doesNotContain("\u0000");
    }
  }

  private static InboundMail normalize(String sample) throws RefusedMailException {
    return EmailNormalizer.normalize(sample(sample), "envelope@example.org");
  }

  private static String hash(String mail) throws RefusedMailException {
    return EmailNormalizer.normalize(mail.getBytes(StandardCharsets.UTF_8), "").contentHash();
  }

  private static byte[] bytes(CharSequence mail) {
    return mail.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sample(String name) {
    try (InputStream in =
        EmailNormalizerTest.class.getResourceAsStream("/mails/" + name + ".eml")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
