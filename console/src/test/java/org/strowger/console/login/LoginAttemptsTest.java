package org.strowger.console.login;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.servicekit.problem.Problem;

class LoginAttemptsTest {

  private final AtomicLong nanos = new AtomicLong();
  private final LoginAttempts attempts = new LoginAttempts(2, 4, Duration.ofMinutes(1), nanos::get);

  @Test
  void shouldRefuseMoreAttemptsOfOneNameUntilTheWindowIsOver() {
    attempts.failed("anna", "10.0.0.1");
    attempts.failed("anna", "10.0.0.2");

    assertThatThrownBy(() -> attempts.require("anna", "10.0.0.3"))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("Expected fewer attempts");

    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThatCode(() -> attempts.require("anna", "10.0.0.3")).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseManyNamesFromOneAddress() {
    for (int i = 0; i < 4; i++) {
      attempts.failed("name-" + i, "10.0.0.1");
    }

    assertThatThrownBy(() -> attempts.require("another", "10.0.0.1")).isInstanceOf(Problem.class);
    assertThatCode(() -> attempts.require("another", "10.0.0.2")).doesNotThrowAnyException();
  }

  @Test
  void shouldForgiveMistakesAfterTheRightPassword() {
    attempts.failed("anna", "10.0.0.1");
    attempts.succeeded("anna");
    attempts.failed("anna", "10.0.0.1");

    assertThatCode(() -> attempts.require("anna", "10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("TR81: two hundred people who know their passwords sign in behind one address")
  void shouldNotCountRightPasswords_TR81() {
    for (int i = 0; i < 200; i++) {
      String name = "name-" + i;
      assertThatCode(() -> attempts.require(name, "10.0.0.1")).doesNotThrowAnyException();
      attempts.succeeded(name);
    }
  }
}
