package org.strowger.gateway.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sendrecv | 192.0.2.1 | false
          recvonly | 192.0.2.1 | false
          sendonly | 192.0.2.1 | true
          inactive | 192.0.2.1 | true
          sendrecv | 0.0.0.0   | true""")
  void shouldSeeWhoHolds(String direction, String address, boolean held) {
    assertThat(holds("c=IN IP4 " + address, "m=audio 4000 RTP/AVP 0", "a=" + direction))
        .contains(held);
  }

  @Test
  void shouldTakeWhatTheSessionSaysWhenTheStreamIsSilent() {
    assertThat(holds("a=inactive", "c=IN IP4 192.0.2.1", "m=audio 4000 RTP/AVP 0")).contains(true);
  }

  @Test
  void shouldTakeTheStreamsOwnWordFirst() {
    assertThat(
            holds(
                "a=sendonly",
                "c=IN IP4 0.0.0.0",
                "m=audio 4000 RTP/AVP 0",
                "c=IN IP4 192.0.2.1",
                "a=sendrecv"))
        .contains(false);
  }

  @Test
  void shouldLookAtAudioOnly() {
    assertThat(
            holds(
                "c=IN IP4 192.0.2.1",
                "m=video 5000 RTP/AVP 96",
                "a=inactive",
                "m=audio 4000 RTP/AVP 0",
                "m=video 5002 RTP/AVP 96",
                "a=sendonly"))
        .contains(false);
  }

  @Test
  void shouldSayNothingWithoutAudio() {
    assertThat(holds("c=IN IP4 0.0.0.0", "m=video 5000 RTP/AVP 96")).isEmpty();
    assertThat(Sdp.holds(null)).isEmpty();
    assertThat(Sdp.holds(new byte[] {(byte) 0xff, 0, 10})).isEmpty();
  }

  private static Optional<Boolean> holds(String... lines) {
    String text = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\n" + String.join("\r\n", lines);
    return Sdp.holds((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
