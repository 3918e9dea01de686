package org.strowger.servicekit.health;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL to write a row, on a connection of its own: a busy pool is load and no failure,
 * and a full disk still reads. The row is in a temporary table whose file grows by a page and is
 * emptied with the commit; nobody else sees it and nothing stays.
 */
final class DatabaseQuestion implements Pulse.Question, AutoCloseable {

  private static final String SECONDS = "3";

  private final String url;
  private final Properties login = new Properties();
  private @Nullable Connection open;

  DatabaseQuestion(String url, String user, String password) {
    this.url = url;
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.setProperty("ApplicationName", "strowger-health");
    login.setProperty("connectTimeout", SECONDS);
    login.setProperty("loginTimeout", SECONDS);
    login.setProperty("socketTimeout", SECONDS);
  }

  @Override
  public void ask() throws SQLException {
    try (var statement = connection().createStatement()) {
      statement.execute("insert into pg_temp.strowger_pulse values (1)");
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  private Connection connection() throws SQLException {
    Connection known = open;
    if (known != null) {
      return known;
    }
    Connection fresh = DriverManager.getConnection(url, login);
    open = fresh;
    try (var statement = fresh.createStatement()) {
      statement.execute("create temporary table strowger_pulse (beat int) on commit delete rows");
    }
    return fresh;
  }

  @Override
  public void close() {
    Connection last = open;
    open = null;
    try {
      if (last != null) {
        last.close();
      }
    } catch (SQLException _) {
      // it was broken already
    }
  }
}
