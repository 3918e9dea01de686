package org.strowger.localinfra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.localinfra.LocalPostgres.Durability;

class LocalPostgresTest {

  @TempDir private Path directory;

  @Test
  void shouldKeepDataAndPortAcrossRuns() throws Exception {
    // given a database that was stopped
    int port;
    try (var postgres = LocalPostgres.start(directory, KeptPort.ANY, Durability.SAFE)) {
      port = postgres.port();
      postgres.createDatabase("strowger");
      execute(postgres, "create table kept as select 42 as answer");
    }

    // when it starts again
    try (var postgres = LocalPostgres.start(directory, KeptPort.ANY, Durability.SAFE)) {
      postgres.createDatabase("strowger");

      // then
      assertThat(postgres.port()).isEqualTo(port);
      assertThat(answer(postgres)).isEqualTo(42);
    }
  }

  @Test
  void shouldTakeOverFromAKilledRun() throws Exception {
    // given a database whose JVM went away without stopping it
    var left = LocalPostgres.start(directory, KeptPort.ANY, Durability.SAFE);
    left.createDatabase("strowger");
    execute(left, "create table kept as select 42 as answer");

    // when the next run starts
    try (var postgres = LocalPostgres.start(directory, KeptPort.ANY, Durability.SAFE)) {

      // then
      assertThat(postgres.port()).isEqualTo(left.port());
      assertThat(answer(postgres)).isEqualTo(42);
    }
  }

  @Test
  @DisplayName("TR70: a PostgreSQL that was killed is started again within 10 s, with its data")
  void shouldBeStartedAgainWhenKilled() throws Exception {
    try (var postgres = LocalPostgres.start(directory, KeptPort.ANY, Durability.SAFE)) {
      postgres.createDatabase("strowger");
      execute(postgres, "create table kept as select 42 as answer");
      Path pidFile = directory.resolve("data/postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      var told = new CopyOnWriteArrayList<String>();
      try (var _ = PostgresWatch.over(postgres, told::add)) {

        // when
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        // then
        await()
            .atMost(Duration.ofSeconds(10))
            .ignoreExceptions()
            .until(
                () ->
                    answer(postgres) == 42
                        && !Files.readAllLines(pidFile).contains(Long.toString(pid)));
        await()
            .untilAsserted(
                () -> assertThat(told).contains("PostgreSQL was gone and has been started again"));
      }
    }
  }

  @Test
  @DisplayName("TR52: the build names the version of PostgreSQL in one place")
  void shouldRunTheVersionOfTheBuild() throws Exception {
    try (var postgres = LocalPostgres.start(directory, KeptPort.ANY, Durability.THROWAWAY);
        var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl("postgres"), postgres.user(), postgres.password())) {
      assertThat(Versions.POSTGRES)
          .isEqualTo(connection.getMetaData().getDatabaseProductVersion() + ".0");
    }
  }

  @Test
  void shouldRefuseAWrongPassword() {
    try (var postgres = LocalPostgres.start(directory, KeptPort.ANY, Durability.THROWAWAY)) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), "strowger", "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  private static void execute(LocalPostgres postgres, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl("strowger"), postgres.user(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int answer(LocalPostgres postgres) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl("strowger"), postgres.user(), postgres.password());
        var statement = connection.createStatement();
        var found = statement.executeQuery("select answer from kept")) {
      found.next();
      return found.getInt(1);
    }
  }
}
