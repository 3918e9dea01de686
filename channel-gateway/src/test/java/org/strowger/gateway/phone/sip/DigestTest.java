package org.strowger.gateway.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DigestTest {

  private static final String PASSWORD = "Circle of Life";

  @Test
  @DisplayName("RFC 7616, 3.9.1: the example with both algorithms")
  void shouldComputeWhatTheStandardShows() {
    assertThat(example("MD5").response("GET", PASSWORD))
        .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
    assertThat(example("SHA-256").response("GET", PASSWORD))
        .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
  }

  @Test
  void shouldMatchOnlyWhatWasSignedSo() {
    Digest digest = example("SHA-256");
    String right = digest.response("REGISTER", PASSWORD);
    assertThat(digest.matches("REGISTER", PASSWORD, right)).isTrue();
    assertThat(digest.matches("INVITE", PASSWORD, right)).isFalse();
    assertThat(digest.matches("REGISTER", "circle of life", right)).isFalse();
    assertThat(digest.matches("REGISTER", PASSWORD, "")).isFalse();
  }

  @Test
  void shouldKnowTwoAlgorithms() {
    assertThat(example("md5").known()).isTrue();
    assertThat(example("SHA-512-256").known()).isFalse();
    assertThat(example("MD5-sess").known()).isFalse();
  }

  private static Digest example(String algorithm) {
    return new Digest(
        algorithm,
        "Mufasa",
        "http-auth@example.org",
        "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "00000001",
        "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        "/dir/index.html");
  }
}
