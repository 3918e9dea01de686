package org.strowger.servicekit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureTraceTest {

  private static final String CANARY = "anna@customer.example";

  @Test
  void shouldTellKindsAndPlacesButNoMessages() {
    var failure = new IllegalStateException(CANARY, new SQLException("Key (email)=(" + CANARY));

    assertThat(FailureTrace.of(failure))
        .contains("IllegalStateException at FailureTraceTest.", " caused by SQLException at ")
        .doesNotContain(CANARY, "email");
  }

  @Test
  void shouldTellTheKindOfAnExceptionWithoutATrace() {
    var failure = new IllegalStateException(CANARY);
    failure.setStackTrace(new StackTraceElement[0]);

    assertThat(FailureTrace.of(failure)).isEqualTo("IllegalStateException");
  }

  @Test
  void shouldEndWithACircleOfCauses() {
    var one = new IllegalStateException(CANARY);
    var other = new IllegalStateException(CANARY, one);
    one.initCause(other);

    assertThat(FailureTrace.of(one)).doesNotContain(CANARY);
  }
}
