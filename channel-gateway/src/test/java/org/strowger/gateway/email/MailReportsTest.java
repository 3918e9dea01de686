package org.strowger.gateway.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.gateway.email.read.RefusedMailException;
import org.strowger.gateway.email.read.Samples;

@DisplayName("TR7: receipts and bounces are known in every form")
class MailReportsTest {

  private static final String OURS = "<ours@strowger.example>";

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          rfc/3798-receipt,             displayed, '',    <ours@strowger.example>
          rfc/8098-deleted,             deleted,   '',    <ours@strowger.example>
          rfc/3464-delayed,             delayed,   4.0.0, <ours@strowger.example>
          rfc/3464-several-recipients,  failed,    5.2.1, <ours@strowger.example>
          rfc/6533-utf8-report,         failed,    5.1.1, <ours@strowger.example>
          found/d03-read-receipt,       displayed, '',    <OUR-MESSAGE-ID>
          found/m22-bounce-not-rfc3464, failed,    5.1.1, <@@OURS@@>
          """)
  void shouldReadAReport_TR7(String sample, String action, String status, String about) {
    assertThat(report(Samples.mail(sample))).isEqualTo(new DeliveryReport(action, status, about));
  }

  @Test
  void shouldReadABounceOfExim_TR7() {
    String mail =
        "From: Mail Delivery System <Mailer-Daemon@mx.example.org>\r\n"
            + "X-Failed-Recipients: nora@example.org\r\nAuto-Submitted: auto-replied\r\n"
            + "Subject: Mail delivery failed: returning message to sender\r\n\r\n"
            + "A message that you sent could not be delivered to one or more of its recipients.\r\n"
            + "  nora@example.org\r\n    host mx2 [192.0.2.1]: 550 Mailbox unknown\r\n\r\n"
            + "------ This is a copy of the message, including all the headers. ------\r\n\r\n"
            + "Return-path: <support@strowger.example>\r\nMessage-ID: "
            + OURS
            + "\r\n\r\nHello\r\n";

    assertThat(report(mail)).isEqualTo(new DeliveryReport("failed", "5.0.0", OURS));
  }

  @Test
  void shouldReadABounceOfExchange_TR7() {
    String mail =
        "From: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org\r\n"
            + "Subject: Unzustellbar: Re: Your order\r\nIn-Reply-To: "
            + OURS
            + "\r\n"
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
            + "Content-Type: text/html; charset=utf-8\r\n\r\n<p><b>Fehler bei der Nachrichtenzustellung"
            + "</b></p><p>Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'</p>"
            + "\r\n--b--\r\n";

    assertThat(report(mail)).isEqualTo(new DeliveryReport("failed", "5.1.10", OURS));
  }

  @Test
  void shouldReadAnAttachedOriginal_TR7() {
    String mail =
        "From: postmaster@example.org\r\nSubject: Undelivered Mail Returned to Sender\r\n"
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nIt was not delivered.\r\n"
            + "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\nMessage-Id:\r\n "
            + OURS
            + "\r\n\r\nHello\r\n--b--\r\n";

    assertThat(report(mail)).isEqualTo(new DeliveryReport("failed", "5.0.0", OURS));
  }

  @Test
  void shouldNotTakeADelayForAFailure_TR7() {
    String mail =
        """
        From: MAILER-DAEMON@mx.example.org
        Subject: Undeliverable yet

        Your mail has not been delivered yet. I will keep trying.
        """;

    assertThat(report(mail)).isEqualTo(new DeliveryReport("delayed", "4.0.0", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: postmaster@example.org\r\nSubject: Our mail server\r\n\r\nWe move on Monday at 500.",
        "From: nora@example.org\r\nSubject: failure notice\r\n\r\nI got 550 5.1.1 from you, why?",
        "From: nora@example.org\r\nSubject: Undeliverable?\r\nIn-Reply-To: <ours@strowger.example>"
            + "\r\n\r\nIs my parcel undeliverable?",
        "From: Nora <nora@example.org>\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\n\r\nAway."
      })
  void shouldNotTakeAPersonForAMailSystem_TR7(String mail) {
    assertThat(report(mail)).isNull();
  }

  private static @Nullable DeliveryReport report(String mail) {
    return report(mail.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable DeliveryReport report(byte[] mail) {
    try {
      return EmailNormalizer.normalize(mail, "").report();
    } catch (RefusedMailException e) {
      throw new AssertionError(e);
    }
  }
}
