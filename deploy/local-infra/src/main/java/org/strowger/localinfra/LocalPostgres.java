package org.strowger.localinfra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of its own, on loopback, that keeps its data and its port in a directory. One that a
 * killed run left alive is stopped first.
 */
public final class LocalPostgres implements AutoCloseable {

  private static final String USER = "strowger";
  private static final int START_SECONDS = 60;

  private final Path directory;
  private final int port;
  private final Durability durability;
  private final String password;
  private volatile boolean closed;

  private LocalPostgres(Path directory, int port, Durability durability, String password) {
    this.directory = directory;
    this.port = port;
    this.durability = durability;
    this.password = password;
  }

  /** What a crash of the machine may cost. */
  public enum Durability {
    /** Nothing that was committed. */
    SAFE,
    /** Everything; for tests. */
    THROWAWAY
  }

  /**
   * Starts the database and returns when it accepts connections.
   *
   * @param directory holds the data; made when it is missing
   * @param wantedPort or {@link KeptPort#ANY}
   * @throws PortInUseException when the wanted port is taken
   */
  public static LocalPostgres start(Path directory, int wantedPort, Durability durability) {
    Path home = directory.toAbsolutePath();
    try {
      if (!Files.exists(home.resolve("data/PG_VERSION"))) {
        initialise(home);
      }
      stopLeftOver(home);
      int port = KeptPort.choose("PostgreSQL", wantedPort, home.resolve("port"));
      control(home, "start", "-o", options(port, durability));
      return new LocalPostgres(home, port, durability, Files.readString(home.resolve("password")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Creates a database unless it exists. */
  public void createDatabase(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("Expected a plain database name but it has other letters");
    }
    var login = new Properties();
    login.setProperty("user", USER);
    login.setProperty("password", password);
    try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), login);
        var find = connection.prepareStatement("select 1 from pg_database where datname = ?");
        var create = connection.createStatement()) {
      find.setString(1, name);
      try (var found = find.executeQuery()) {
        if (!found.next()) {
          create.execute("create database " + name);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Expected to create database " + name + " but failed", e);
    }
  }

  /** Starts it again when its process is gone; false when it runs, or was closed. */
  synchronized boolean startAgainIfGone() throws IOException {
    if (closed || runs(directory)) {
      return false;
    }
    control(directory, "start", "-o", options(port, durability));
    return true;
  }

  /** Ends the connections and stops the database cleanly. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      control(directory, "stop", "-m", "fast");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void initialise(Path home) throws IOException {
    Files.createDirectories(
        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    Path password = home.resolve("password");
    Files.deleteIfExists(password);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, HexFormat.of().formatHex(random));
    run(
        home,
        List.of(
            PostgresBinaries.unpacked().resolve("bin/initdb").toString(),
            "--pgdata=" + home.resolve("data"),
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8"));
  }

  /** Stops the database of a directory that a killed run left alive, if there is one. */
  public static void stopLeftOver(Path directory) throws IOException {
    Path home = directory.toAbsolutePath();
    if (runs(home)) {
      control(home, "stop", "-m", "fast");
    }
  }

  private static boolean runs(Path home) throws IOException {
    Path pidFile = home.resolve("data/postmaster.pid");
    if (!Files.exists(pidFile)) {
      return false;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .filter(command -> command.endsWith("/postgres"))
        .isPresent();
  }

  private static void control(Path home, String action, String... more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                PostgresBinaries.unpacked().resolve("bin/pg_ctl").toString(),
                action,
                "--pgdata=" + home.resolve("data"),
                "--log=" + home.resolve("postgres.log"),
                "--timeout=" + START_SECONDS,
                "--wait",
                "--silent"));
    command.addAll(List.of(more));
    run(home, command);
  }

  /** Personal data never gets into the log: no statements, no parameters, no details of errors. */
  private static String options(int port, Durability durability) {
    var options =
        new ArrayList<>(
            List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "shared_buffers=64MB",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_error_verbosity=terse",
                "log_min_error_statement=panic",
                "log_parameter_max_length_on_error=0"));
    if (durability == Durability.THROWAWAY) {
      options.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
    }
    return "-c " + String.join(" -c ", options);
  }

  /** PostgreSQL refuses to run as root: root runs it in a user namespace, where it is nobody. */
  private static void run(Path home, List<String> command) throws IOException {
    var line = new ArrayList<String>();
    if (Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
      line.addAll(List.of("unshare", "--user"));
    }
    line.addAll(command);
    Path output = home.resolve("control.log");
    Process process =
        new ProcessBuilder(line)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(START_SECONDS + 10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(
            "Expected "
                + Path.of(command.getFirst()).getFileName()
                + " to succeed but it failed: "
                + Files.readString(output).strip()
                + " (see also "
                + home.resolve("postgres.log")
                + ")");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected PostgreSQL's answer but was interrupted", e);
    }
  }
}
