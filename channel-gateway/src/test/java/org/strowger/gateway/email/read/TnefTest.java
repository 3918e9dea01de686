package org.strowger.gateway.email.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.gateway.conversation.Attachment;

@DisplayName("TR3: winmail.dat is unpacked, or named as what it is")
class TnefTest {

  private static final String RTF =
      "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}\\pard Where is my parcel\\par"
          + " M\\'fcller \\u1076?\\u1072?{\\b !}\\tab end}";

  @Test
  void shouldUnpackTextAndFiles_TR3() {
    byte[] tnef =
        MadeTnef.empty().text("Where is my parcel?").file("../a.pdf", "x").file("b", "y").bytes();

    MailBody body = Samples.body(mail("application/ms-tnef", tnef));

    assertThat(body.text()).isEqualTo("Where is my parcel?");
    assertThat(body.attachments()).extracting(Attachment::name).containsExactly("a.pdf", "b");
    assertThat(body.attachments().getFirst().content()).asString().isEqualTo("x");
  }

  @Test
  void shouldReadTheRtfOfOutlook_TR3() {
    byte[] tnef = MadeTnef.empty().rtf(RTF).bytes();

    assertThat(Samples.body(mail("application/octet-stream; name=winmail.dat", tnef)).text())
        .isEqualTo("Where is my parcel\nMüller да!\tend");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {\\rtf1 a\\line b\\par c}                                   | a\\nb\\nc
          {\\rtf1 \\{x\\}\\\\y\\~z}                                   | {x}\\y z
          {\\rtf1{\\*\\htmltag64 <p>}\\htmlrtf \\par\\htmlrtf0 word}  | \\nword
          {\\rtf1 \\u8364?5 \\uc2\\u228ab\\uc1 c \\emdash  d}         | €5 äc — d
          {\\rtf1 never closed {\\b bold                              | never closed bold
          {\\rtf1{\\pict 0123456789}{\\info{\\author X}}seen}         | seen
          """)
  void shouldReadRtfAsAReader_TR3(String rtf, String expected) {
    assertThat(RtfText.of(rtf)).isEqualTo(expected.replace("\\n", "\n"));
  }

  @Test
  void shouldNameWhatItCannotUnpack_TR3() {
    byte[] cut = Arrays.copyOf(MadeTnef.empty().text("Hello there").bytes(), 20);

    MailBody body = Samples.body(mail("application/vnd.ms-tnef; name=winmail.dat", cut));

    assertThat(body.text()).contains("winmail.dat").startsWith("[").endsWith("]");
    assertThat(body.attachments()).extracting(Attachment::name).containsExactly("winmail.dat");
  }

  @Test
  @DisplayName("TR61: no damage of it ends the process")
  void shouldSurviveAnyDamage_TR61() {
    byte[] whole = MadeTnef.empty().text("Hello").rtf(RTF).file("a", "x").bytes();
    var random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j < 3; j++) {
        damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
      }
      assertThat(Samples.body(mail("application/ms-tnef", damaged)).text()).isNotEmpty();
    }
  }

  private static byte[] mail(String type, byte[] content) {
    return Samples.of(
        "Content-Type: " + type + "\nContent-Transfer-Encoding: base64",
        new String(Base64.getMimeEncoder().encode(content), StandardCharsets.US_ASCII));
  }
}
