package org.strowger.gateway.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("TR92: one challenge at a time, by what the phone is able to")
class ChallengesTest {

  private final Challenges challenges = new Challenges(List.of("SHA-256", "md5"));

  @Test
  void shouldAskForTheNextWhenAPhoneComesAgainWithoutAnAnswer_TR92() {
    assertThat(challenges.next("call-1")).isEqualTo("SHA-256");
    assertThat(challenges.next("call-1")).isEqualTo("MD5");
    assertThat(challenges.next("call-1")).isEqualTo("SHA-256");
    assertThat(challenges.next("call-2")).isEqualTo("SHA-256");
  }

  @Test
  void shouldBeginAnewOnceAPhoneHasAnswered_TR92() {
    // given
    challenges.next("call-1");

    // when
    challenges.answered("call-1");

    // then
    assertThat(challenges.next("call-1")).isEqualTo("SHA-256");
  }

  @Test
  void shouldTakeNoOtherAlgorithmThanConfigured_TR92() {
    assertThat(new Challenges(List.of("SHA-256")).takes("md5")).isFalse();
    assertThat(challenges.takes("md5")).isTrue();
    assertThat(challenges.takes("SHA-512-256")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-1", "", "MD5-sess"})
  void shouldRefuseAnAlgorithmThatItCannotCompute_TR92(String algorithm) {
    assertThatThrownBy(() -> new Challenges(List.of("MD5", algorithm)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("strowger.gateway.sip.digests");
  }
}
