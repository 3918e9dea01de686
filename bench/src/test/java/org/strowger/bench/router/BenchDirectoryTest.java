package org.strowger.bench.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.localinfra.KeptPort;
import org.strowger.localinfra.LocalPostgres;
import org.strowger.localinfra.LocalPostgres.Durability;

class BenchDirectoryTest {

  @TempDir private Path parent;

  @Test
  void shouldStopTheDatabaseThatAKilledRunLeft() throws IOException {
    // given
    Path killed = Files.createDirectory(parent.resolve("strowger-bench-router-1"));
    LocalPostgres left =
        LocalPostgres.start(killed.resolve("postgres"), KeptPort.ANY, Durability.THROWAWAY);
    assertThatCode(() -> connect(left)).doesNotThrowAnyException();

    // when
    BenchDirectory.in(parent).close();

    // then
    assertThatThrownBy(() -> connect(left)).isInstanceOf(SQLException.class);
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void shouldLeaveARunAloneThatGoesOn() throws IOException {
    // given
    try (var running = BenchDirectory.in(parent)) {
      Files.createDirectories(running.kafka());

      // when
      BenchDirectory.in(parent).close();

      // then
      assertThat(running.kafka()).exists();
    }
  }

  private static void connect(LocalPostgres database) throws SQLException {
    DriverManager.getConnection(database.jdbcUrl("postgres"), database.user(), database.password())
        .close();
  }
}
