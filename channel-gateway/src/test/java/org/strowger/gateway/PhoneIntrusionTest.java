package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.gateway.phone.Switchboard;
import org.strowger.gateway.phone.driver.PhoneDriver;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("Whatever arrives at the phone's port, the next customer's call is taken")
class PhoneIntrusionTest {

  private static final long SEED = 5060;

  @Inject PhoneRoom phones;
  @Inject PhoneDriver driver;
  @Inject Switchboard switchboard;
  private RobotRouter router;
  private SipStranger stranger;

  @BeforeEach
  void open() throws IOException {
    router = new RobotRouter(Duration.ofSeconds(40));
    stranger = new SipStranger(driver.address());
  }

  @AfterEach
  void shouldTakeTheNextCallAndLeaveNothingOpen() throws IOException {
    stranger.close();
    try (var _ = router;
        var customer = new SipStranger(driver.address())) {
      customer.send(customer.request("INVITE", "good", "", SipStranger.offer("audio")));
      assertThat(customer.hears(182)).as("the next call is queued").isPresent();
      customer.send(customer.request("CANCEL", "good", "", ""));
      assertThat(customer.hears(487)).as("and ends").isPresent();
      phones.isEmpty();
    }
  }

  @Test
  void shouldLiveThroughNoise() {
    System.out.println("seed " + SEED);
    var chance = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      byte[] noise = new byte[chance.nextInt(2_000)];
      chance.nextBytes(noise);
      stranger.send(noise);
    }
    String invite = stranger.request("INVITE", "torn", "", SipStranger.offer("audio"));
    for (int length = 0; length < invite.length() - 120; length += 7) {
      stranger.send(invite.substring(0, length));
    }
    stranger.send(invite.replace("Call-ID:", "Call-ID"));
    stranger.send(invite.replace("CSeq: 1 INVITE", "CSeq: 99999999999999999999 INVITE"));
    stranger.send(invite.replace("From: <sip:", "From: <<<sip:"));
    stranger.send(invite.replace("Content-Length: ", "Content-Length: -"));
  }

  @Test
  void shouldNotTakeAMessageThatNoPhoneSends() {
    stranger.send(
        stranger.request(
            "INVITE", "many", "X-Filler: y\r\n".repeat(300), SipStranger.offer("audio")));
    stranger.send(
        stranger.request("INVITE", "long", "X-Filler: %s\r\n".formatted("y".repeat(40_000)), ""));
    assertThat(stranger.hears(100, Duration.ofSeconds(10))).as("no call").isEmpty();
  }

  @Test
  void shouldRefuseACallWithoutVoice() {
    String fax = stranger.request("INVITE", "fax", "", SipStranger.offer("image"));
    stranger.send(fax);
    assertThat(stranger.hears(488)).isPresent();
    stranger.send(
        fax.replace("fax\r\n", "text\r\n")
            .replace("tag=stranger", "tag=text")
            .replace("application/sdp", "text/plain"));
    assertThat(stranger.hears(415)).isPresent();
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    stranger.send(stranger.request("INVITE", "ext", "Require: 100rel\r\n", ""));
    assertThat(stranger.hears(420)).get().asString().contains("Unsupported: 100rel");
  }

  @Test
  void shouldRefuseTheEndOfACallThatIsNot() {
    stranger.send(
        stranger
            .request("BYE", "bye", "", "")
            .replace("support@127.0.0.1>\r\nCall", "support@127.0.0.1>;tag=none\r\nCall"));
    assertThat(stranger.hears(481)).isPresent();
  }

  @Test
  void shouldTakeACallOnceThatIsSaidAgain() {
    String invite = stranger.request("INVITE", "again", "", SipStranger.offer("audio"));
    stranger.send(invite);
    stranger.send(invite);
    assertThat(stranger.hears(100)).isPresent();
    stranger.send(invite);
    stranger.send(invite.replace("again\r\n", "otherway\r\n"));
    assertThat(stranger.hears(482)).as("merged request, RFC 3261 8.2.2.2").isPresent();
    // then
    Awaitility.await().atMost(PhoneRoom.PATIENCE).until(() -> switchboard.count() == 1);
    stranger.send(stranger.request("CANCEL", "again", "", ""));
    assertThat(stranger.hears(487)).isPresent();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> switchboard.count() == 0);
  }
}
