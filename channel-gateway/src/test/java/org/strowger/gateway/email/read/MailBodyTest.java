package org.strowger.gateway.email.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.gateway.conversation.Attachment;

@DisplayName("TR3: each part is taken for what it is to a reader")
@SuppressWarnings("StringConcatToTextBlock") // small texts read best in a line
class MailBodyTest {

  private static final String MIXED =
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b";
  private static final String ALTERNATIVE =
      "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b";

  @Test
  void shouldShowHtmlAndTheFooterBelowIt_TR3() {
    MailBody body = Samples.body("found/m02-html-body-plain-footer");

    assertThat(body.text())
        .startsWith("Guten Tag, mein Paket 4711 kam zerbrochen an.")
        .endsWith("intended for the addressee only.");
    assertThat(body.html()).contains("<b>zerbrochen</b>", "ExampleGate");
  }

  @Test
  void shouldTakeAnInlineTextForTextWhateverItsName_TR3() {
    MailBody body = Samples.body("found/m04-body-part-has-a-name");

    assertThat(body.text()).startsWith("Hello, where is my order 4711?");
    assertThat(body.attachments()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/plain; name=\"=?utf-8?Q?Text=C3=A4.txt?=\"",
        "Content-Type: text/html; name*=utf-8''x.html\nContent-Disposition: inline",
        "Content-Type: text/plain\nContent-Disposition: inline; filename=\"a b.txt\"",
        "Content-Type: TEXT/PLAIN; charset=\"koi8-r\"; NAME=x",
        "Content-Type: text"
      })
  void shouldTakeAnyNamedBodyForText_TR3(String headers) {
    MailBody body = Samples.body(Samples.of(headers, "Where is my order?"));

    assertThat(body.text()).isEqualTo("Where is my order?");
    assertThat(body.attachments()).isEmpty();
  }

  @Test
  void shouldKeepAFileBesideTheTextAFile_TR3() {
    String mail =
        "--b\n\nSee the log.\n--b\nContent-Type: text/plain; name=log.txt\n\nlog words\n--b\n"
            + "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\na\n--b--";

    MailBody body = Samples.body(Samples.of(MIXED, mail));

    assertThat(body.text()).isEqualTo("See the log.");
    assertThat(body.attachments()).extracting(Attachment::name).containsExactly("log.txt", "a.txt");
  }

  @Test
  void shouldPutMixedTextsOneBelowTheOther_TR3() {
    String mail =
        "--b\n\nBefore the picture.\n--b\nContent-Type: image/png; name=broken.png\n"
            + "Content-Disposition: inline\n\nx\n--b\nContent-Type: text/html\n\n<p>After it,"
            + " &lt;here&gt;.</p>\n--b\n\nAnd the last.\n--b--";

    MailBody body = Samples.body(Samples.of(MIXED, mail));

    assertThat(body.text())
        .isEqualTo("Before the picture.\n[image: broken.png]\nAfter it, <here>.\nAnd the last.");
    assertThat(body.html()).contains("Before the picture.", "<p>After it", "And the last.");
    assertThat(body.attachments()).extracting(Attachment::name).containsExactly("broken.png");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello you there               | <p>Hello <b>you</b> there</p>             | Hello you there
          ''                            | <p>Hello you there</p>                    | Hello you there
          .                             | <p>Hello you there</p>                    | Hello you there
          This mail needs a better program | <p>Where is my parcel, please? It is late.</p> | Where is my parcel, please? It is late.
          Bitte HTML anzeigen           | <p>Dies ist mein Anliegen: Paket 4711</p> | Dies ist mein Anliegen: Paket 4711
          Hello, with more than the other | <p>Hello</p>                            | Hello, with more than the other
          """)
  void shouldReadTheFormThatSaysIt_TR3(String plain, String html, String expected) {
    String mail = "--b\n\n" + plain + "\n--b\nContent-Type: text/html\n\n" + html + "\n--b--";

    MailBody body = Samples.body(Samples.of(ALTERNATIVE, mail));

    assertThat(body.text()).isEqualTo(expected);
    assertThat(body.html()).contains(html);
  }

  @Test
  void shouldShowTimeAndWordsOfAnInvitation_TR3() {
    MailBody body = Samples.body("found/m07-outlook-meeting-request");

    assertThat(body.text())
        .isEqualTo(
            "[Invitation: 2026-12-01 09:00 UTC – 2026-12-01 09:30 UTC]\n"
                + "Call about the damage\nPlease call me at this time about order 4711.");
    assertThat(body.attachments()).extracting(Attachment::type).containsExactly("text/calendar");
  }

  @Test
  void shouldTellTheTimeBesideTheWordsOfAnInvitation_TR3() {
    String calendar =
        "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\n"
            + "DTSTART:19700101T000000\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\n"
            + "DTSTART;TZID=\"Europe/Berlin\":20261201T1000\n 00\nSUMMARY;LANGUAGE=de:Anruf\\, dann\\n"
            + "weiter\nLOCATION:Köln\nDESCRIPTION:We meet on Tuesday.\nBEGIN:VALARM\n"
            + "DESCRIPTION:REMINDER\nEND:VALARM\nEND:VEVENT\nBEGIN:VTODO\nDUE;VALUE=DATE:20261202\n"
            + "SUMMARY:Pay\nEND:VTODO\nEND:VCALENDAR";
    String mail =
        "--b\n\nWe meet on Tuesday.\n--b\nContent-Type: text/calendar; charset=utf-8\n\n"
            + calendar
            + "\n--b--";

    assertThat(Samples.body(Samples.of(ALTERNATIVE, mail)).text())
        .isEqualTo(
            "We meet on Tuesday.\n[Cancelled appointment: 2026-12-01 10:00 Europe/Berlin]\n"
                + "Anruf, dann\nweiter\nKöln\n[Cancelled appointment: until 2026-12-02]\nPay");
  }

  @Test
  void shouldOpenAnOpaqueSignature_TR3() {
    String inner =
        "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nSigned words.\r\n--i\r\n"
            + "Content-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n--i--\r\n";
    for (boolean indefinite : new boolean[] {false, true}) {
      byte[] mail =
          Samples.of(
              "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
                  + "Content-Transfer-Encoding: base64",
              Base64.getMimeEncoder()
                  .encodeToString(Cms.signed(inner.getBytes(StandardCharsets.UTF_8), indefinite)));

      MailBody body = Samples.body(mail);

      assertThat(body.text())
          .isEqualTo("Signed words.\n[Signed by S/MIME, signature not checked.]");
      assertThat(body.attachments()).extracting(Attachment::name).containsExactly("a.pdf");
    }
  }

  @Test
  void shouldSayThatItCannotReadWhatIsEncrypted_TR3() {
    byte[] mail =
        Samples.of(
            "Content-Type: application/x-pkcs7-mime; name=smime.p7m\n"
                + "Content-Transfer-Encoding: base64",
            Base64.getMimeEncoder().encodeToString(Cms.enveloped()));

    MailBody body = Samples.body(mail);

    assertThat(body.text()).isEqualTo("[This mail is encrypted. It cannot be read here.]");
    assertThat(body.attachments()).extracting(Attachment::name).containsExactly("smime.p7m");
  }

  @Test
  void shouldKeepASignatureBesideTheTextAFile_TR3() {
    String mail =
        "--b\n\nSigned in the open.\n--b\nContent-Type: application/pkcs7-signature;"
            + " name=smime.p7s\nContent-Disposition: inline\n\nx\n--b--";

    MailBody body =
        Samples.body(Samples.of(MIXED.replace("mixed", "signed; micalg=sha-256"), mail));

    assertThat(body.text()).isEqualTo("Signed in the open.");
    assertThat(body.attachments()).extracting(Attachment::name).containsExactly("smime.p7s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/pdf        | ''
          application/pkcs7-mime | not even ASN.1
          text/plain             | ''
          text/html              | <html><body><img src=x alt=''></body></html>
          image/jpeg             | x
          """)
  void shouldSayThatAMailShowsNothing_TR3(String type, String content) {
    MailBody body = Samples.body(Samples.of("Content-Type: " + type, content));

    assertThat(body.text()).isEqualTo("[This mail shows no text.]");
  }

  @Test
  void shouldReadAComplexMultipart_TR3() {
    MailBody body = Samples.body("rfc/2049-complex-multipart");

    assertThat(body.text())
        .isEqualTo(
            "First words, of a part without any header.\n"
                + "Second words, of a part that says what it is.\nThird words, enriched.");
    assertThat(body.attachments())
        .extracting(Attachment::type)
        .containsExactly("audio/basic", "image/jpeg", "message/rfc822");
  }

  @Test
  void shouldReadParametersInPieces_TR3() {
    MailBody body = Samples.body("rfc/2231-parameters");

    assertThat(body.text()).isEqualTo("See the files.");
    assertThat(body.attachments())
        .extracting(Attachment::name)
        .containsExactly("£ rates.txt", "my 訂單.pdf");
  }

  @Test
  void shouldJoinFlowedLinesAtTheirDepth_TR2() {
    assertThat(Samples.body("rfc/3676-flowed").text())
        .startsWith("My own paragraph is broken in two.\n > 5 pieces is what I want, said by me.\n")
        .contains("\n>> Who wrote this quote went on with it.\n> The answer to it")
        .contains("\nNot quoted any more.\n> A quote without a space.\nFrom the start of a line.")
        .endsWith("\n-- \nNora");
    assertThat(Samples.body("rfc/3676-delsp").text()).isEqualTo("注文が届きません。");
  }

  @Test
  void shouldShowAContainerThatHoldsNothing_TR3() {
    String mail =
        "--b\n\nFirst.\n--b\nContent-Type: multipart/mixed; boundary=never\n\nWords where no part"
            + " is.\n--b--";

    assertThat(Samples.body(Samples.of(MIXED, mail)).text())
        .isEqualTo("First.\nWords where no part is.");
  }
}
