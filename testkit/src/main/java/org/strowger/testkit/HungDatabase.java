package org.strowger.testkit;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tests' PostgreSQL with all its processes stopped, as by a machine that swaps or a disk that
 * does not answer: it takes connections and says nothing. It goes on when this is closed. Only on
 * this machine, so not with containers.
 */
public final class HungDatabase implements AutoCloseable {

  private final List<Long> stopped;

  private HungDatabase(List<Long> stopped) {
    this.stopped = stopped;
  }

  /** Stops the database of {@link StrowgerInfra}. */
  public static HungDatabase hang() {
    ProcessHandle postmaster = postmaster();
    signal("STOP", List.of(postmaster.pid())); // first, so that it starts no others
    var all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
            .map(ProcessHandle::pid)
            .toList();
    signal("STOP", all);
    return new HungDatabase(all);
  }

  @Override
  public void close() {
    signal("CONT", stopped);
  }

  /** The parent of a backend, asked while the backend lives. */
  private static ProcessHandle postmaster() {
    Map<String, String> infra = StrowgerInfra.startOnce();
    try (var connection =
            DriverManager.getConnection(
                infra.get(Addresses.URL),
                infra.get(Addresses.USER),
                infra.get(Addresses.PASSWORD));
        var statement = connection.createStatement();
        var found = statement.executeQuery("select pg_backend_pid()")) {
      found.next();
      return ProcessHandle.of(found.getLong(1))
          .flatMap(ProcessHandle::parent)
          .orElseThrow(
              () -> new IllegalStateException("Expected PostgreSQL on this machine but it is not"));
    } catch (SQLException e) {
      throw new IllegalStateException("Expected the database to answer but it does not", e);
    }
  }

  private static void signal(String name, List<Long> processes) {
    var command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(pid -> command.add(pid.toString()));
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor(); // one may be gone already
    } catch (IOException e) {
      throw new IllegalStateException("Expected to send a signal but could not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected to send a signal but was interrupted", e);
    }
  }
}
