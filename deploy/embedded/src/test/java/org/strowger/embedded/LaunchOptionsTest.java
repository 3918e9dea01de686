package org.strowger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchOptionsTest {

  @Test
  void shouldTakeEveryOptionInAnyOrder() {
    LaunchOptions options =
        LaunchOptions.parse(
            "--sip-port",
            "0",
            "--pg-port",
            "5",
            "--management-port",
            "3",
            "--fresh",
            "--http-port",
            "1",
            "--bind",
            "0.0.0.0",
            "--smtp-port",
            "2",
            "--data",
            "/somewhere/../here",
            "--kafka-port",
            "4");

    assertThat(options)
        .isEqualTo(new LaunchOptions(Path.of("/here"), 1, 2, 0, 3, 4, 5, "0.0.0.0", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "65536", "5060 "})
  void shouldNameThePortThatIsNone(String port) {
    assertThatThrownBy(() -> LaunchOptions.parse("--sip-port", port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected a port after --sip-port but found " + port);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,false", "localhost,false", "::1,false", "0.0.0.0,true", "10.0.0.7,true"})
  void shouldKnowWhetherOthersCanReachIt(String bind, boolean open) {
    assertThat(LaunchOptions.parse("--bind", bind).isPublic()).isEqualTo(open);
  }
}
