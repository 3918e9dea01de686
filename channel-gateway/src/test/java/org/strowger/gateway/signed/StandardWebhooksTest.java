package org.strowger.gateway.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {

  /** From the test suite of the specification's own libraries. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant TIME = Instant.ofEpochSecond(1_614_265_330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private final StandardWebhooks webhooks = new StandardWebhooks(List.of(SECRET));

  @Test
  void shouldSignAsTheSpecificationDoes() {
    assertThat(webhooks.sign(ID, TIME, BODY)).isEqualTo(SIGNATURE);
  }

  @Test
  void shouldAcceptARightSignature() {
    assertThat(verify(ID, time(0), SIGNATURE, BODY)).isTrue();
    assertThat(verify(ID, time(0), "v2,abc v1,wrong " + SIGNATURE, BODY)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"300, true", "-300, true", "301, false", "-301, false"})
  void shouldHaveAWindow(long skew, boolean accepted) {
    // when
    Instant now = TIME.plusSeconds(skew);
    boolean right = webhooks.verify(ID, time(0), SIGNATURE, BODY, now);
    // then
    assertThat(right).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "v1,",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,G0HM9SSE+OTPJTGT/TMIKTSYZLE3UFJELVLNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= ,"
      })
  void shouldRefuseAWrongSignature(String signature) {
    boolean onlySpaceAfter = signature.endsWith(" ,");

    assertThat(verify(ID, time(0), signature, BODY)).isEqualTo(onlySpaceAfter);
  }

  @Test
  void shouldRefuseAnythingMissingOrChanged() {
    assertThat(verify(null, time(0), SIGNATURE, BODY)).isFalse();
    assertThat(verify(ID, null, SIGNATURE, BODY)).isFalse();
    assertThat(verify(ID, time(0), null, BODY)).isFalse();
    assertThat(verify(ID + "x", time(0), SIGNATURE, BODY)).isFalse();
    assertThat(verify("", time(0), SIGNATURE, BODY)).isFalse();
    assertThat(verify(ID, time(1), SIGNATURE, BODY)).isFalse();
    assertThat(verify(ID, "now", SIGNATURE, BODY)).isFalse();
    assertThat(verify(ID, "-1", SIGNATURE, BODY)).isFalse();
    assertThat(verify(ID, "9".repeat(40), SIGNATURE, BODY)).isFalse();
    assertThat(verify(ID, time(0), SIGNATURE, "{\"test\": 2432232314} ".getBytes(UTF_8))).isFalse();
  }

  @Test
  void shouldAcceptEverySecretWhileTheyAreExchanged() {
    var rotating =
        new StandardWebhooks(List.of("whsec_YW5vdGhlciBzZWNyZXQgb2YgMzIgYnl0ZXMuLi4uLi4=", SECRET));

    assertThat(rotating.verify(ID, time(0), SIGNATURE, BODY, TIME)).isTrue();
    assertThat(rotating.sign(ID, TIME, BODY)).isNotEqualTo(SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_not base 64 at all"})
  void shouldRefuseWeakSecretsWithoutNamingThem(String secret) {
    assertThatThrownBy(() -> new StandardWebhooks(List.of(secret)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected");
  }

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  private boolean verify(
      @Nullable String id, @Nullable String time, @Nullable String signatures, byte[] body) {
    return webhooks.verify(id, time, signatures, body, TIME);
  }

  private static String time(long skew) {
    return Long.toString(TIME.getEpochSecond() + skew);
  }
}
