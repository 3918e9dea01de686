package org.strowger.bench.cases;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.strowger.localinfra.LocalPostgres;

/** What the database alone can do: a note's row inserted and committed, and nothing else. */
final class RowInserts implements Writers.Connection {

  static final String DATABASE = "bench_rows";

  private static final String TABLE =
      """
      create table if not exists note (domain_id text, case_id text, id text, author_id text,
        client_id text, written_at timestamptz, text text, primary key (domain_id, id),
        unique (domain_id, case_id, author_id, client_id))
      """;

  private final Connection connection;
  private final PreparedStatement insert;

  private RowInserts(Connection connection, PreparedStatement insert) {
    this.connection = connection;
    this.insert = insert;
  }

  static void prepare(LocalPostgres postgres) throws SQLException {
    postgres.createDatabase(DATABASE);
    try (Connection connection = connect(postgres);
        var statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
  }

  static RowInserts open(LocalPostgres postgres) throws SQLException {
    Connection connection = connect(postgres);
    return new RowInserts(
        connection,
        connection.prepareStatement(
            "insert into note values ('bench', ?, ?, 'u-bench', ?, now(), ?)"));
  }

  private static Connection connect(LocalPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password());
  }

  @Override
  public void write(int number) throws SQLException {
    String id = UUID.randomUUID().toString();
    insert.setString(1, "case-" + number % CaseService.NOTED_CASES);
    insert.setString(2, id);
    insert.setString(3, id);
    insert.setString(4, CaseService.NOTE);
    insert.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
