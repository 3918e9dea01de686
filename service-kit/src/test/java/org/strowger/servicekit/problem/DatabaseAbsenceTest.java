package org.strowger.servicekit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAbsenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "53100", "53300", "57P01", "57P03", "58030"})
  @DisplayName("TR70, TR93: no connection, no room and no disk are the database's, however deep")
  void shouldKnowADatabaseThatIsAway(String state) {
    var failure =
        new IllegalStateException("x", new RuntimeException(new SQLException("x", state)));

    assertThat(DatabaseAbsence.isCauseOf(failure)).isTrue();
    assertThat(DatabaseAbsence.problem().status()).isEqualTo(503);
    assertThat(DatabaseAbsence.problem().code()).isEqualTo("database_unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601", "57014"})
  void shouldLeaveMistakesOfOursAlone(String state) {
    assertThat(DatabaseAbsence.isCauseOf(new RuntimeException(new SQLException("x", state))))
        .isFalse();
  }

  @Test
  void shouldKnowAnEmptyPool() {
    assertThat(DatabaseAbsence.isCauseOf(new SQLException("Sorry, acquisition timeout!"))).isTrue();
    assertThat(DatabaseAbsence.isCauseOf(new IllegalStateException("x"))).isFalse();
  }
}
