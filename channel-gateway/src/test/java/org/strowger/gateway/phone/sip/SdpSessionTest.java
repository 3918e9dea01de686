package org.strowger.gateway.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("TR20: a phone that is told of another voice sees the session it knows (RFC 3264, 8)")
class SdpSessionTest {

  private final SdpSession session = new SdpSession();

  @Test
  void shouldPassOnWhatOnePhoneSaysAsItIs() {
    assertThat(tell(sdp("ann 1 1", "a=sendrecv"))).isEqualTo(sdp("ann 1 1", "a=sendrecv"));
    assertThat(tell(sdp("ann 1 2", "a=sendonly"))).isEqualTo(sdp("ann 1 2", "a=sendonly"));
  }

  @Test
  void shouldTellAnotherPhonesVoiceAsTheNextVersion() {
    tell(sdp("ann 1 4", "a=sendrecv"));
    assertThat(tell(sdp("bob 9 1", "a=sendrecv"))).isEqualTo(sdp("ann 1 5", "a=sendrecv"));
    assertThat(tell(sdp("bob 9 2", "a=sendonly"))).isEqualTo(sdp("ann 1 6", "a=sendonly"));
  }

  @Test
  void shouldNeverGoBackToAnEarlierVersion() {
    tell(sdp("ann 1 4", "a=sendrecv"));
    tell(sdp("bob 9 1", "a=sendrecv"));
    assertThat(tell(sdp("ann 1 4", "a=sendrecv"))).isEqualTo(sdp("ann 1 6", "a=sendrecv"));
  }

  @Test
  void shouldSilenceEachStream() {
    tell(sdp("ann 1 4", "a=sendonly", "m=video 4002 RTP/AVP 31", "a=rtpmap:31 H261/90000"));
    assertThat(text(session.silence()))
        .isEqualTo(
            sdp(
                "ann 1 5",
                "a=inactive",
                "m=video 4002 RTP/AVP 31",
                "a=rtpmap:31 H261/90000",
                "a=inactive"));
  }

  @Test
  void shouldHaveNoSilenceBeforeAnythingWasSaid() {
    assertThat(session.silence()).isNull();
    assertThat(session.tell(null)).isNull();
  }

  private String tell(String description) {
    return text(session.tell(description.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(byte @Nullable [] description) {
    return new String(Objects.requireNonNull(description), StandardCharsets.UTF_8);
  }

  private static String sdp(String origin, String... lines) {
    return "v=0\r\no="
        + origin
        + " IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
        + "m=audio 4000 RTP/AVP 0\r\n"
        + String.join("\r\n", lines)
        + "\r\n";
  }
}
