package org.strowger.bench.router;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The same by row locks: a transaction locks the agent, takes the first waiting contact that nobody
 * else has locked, and writes the assignment. Durable at each commit, as a table of contacts is
 * usually kept.
 */
final class LockRound {

  private static final String TAKE =
      """
      update bench_contact set agent_id = ?, assigned_at = now()
      where id = (
        select id from bench_contact where assigned_at is null
        order by priority, arrived_at, id limit 1 for update skip locked)
      returning id
      """;

  private final String url;
  private final String user;
  private final String password;
  private final int connections;

  LockRound(String url, String user, String password, int connections) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.connections = connections;
  }

  Assigned run(int contacts, int agents)
      throws SQLException, ExecutionException, InterruptedException {
    try (Connection admin = connect();
        Statement statement = admin.createStatement()) {
      admin.setAutoCommit(true);
      fill(statement, contacts, agents);
      long before = written(statement);
      var pulls = new AtomicInteger();
      long started = System.nanoTime();
      try (var workers = Executors.newFixedThreadPool(connections)) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
          running.add(
              workers.submit(
                  () -> {
                    work(pulls, contacts, agents);
                    return true;
                  }));
        }
        for (Future<?> one : running) {
          one.get();
        }
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      requireAllAssigned(statement, contacts);
      double bytes = (written(statement) - before) / (double) contacts;
      statement.execute("drop table bench_assignment, bench_contact, bench_agent");
      return new Assigned(contacts, seconds, bytes);
    }
  }

  private static void fill(Statement statement, int contacts, int agents) throws SQLException {
    statement.execute("drop table if exists bench_assignment, bench_contact, bench_agent");
    statement.execute(
        "create table bench_agent (id int primary key, capacity int not null, held int not null)");
    statement.execute(
        """
        create table bench_contact (id int primary key, queue text not null, priority int not null,
          arrived_at timestamptz not null, agent_id int, assigned_at timestamptz)
        """);
    statement.execute(
        """
        create table bench_assignment (id bigint generated always as identity primary key,
          contact_id int not null unique, agent_id int not null, assigned_at timestamptz not null)
        """);
    statement.execute(
        """
        create index bench_waiting on bench_contact (priority, arrived_at, id)
          where assigned_at is null
        """);
    statement.execute(
        "insert into bench_agent select i, 20, 0 from generate_series(0, " + (agents - 1) + ") i");
    statement.execute(
        "insert into bench_contact select i, 'bench', 5, now() + i * interval '1 ms' from"
            + " generate_series(1, "
            + contacts
            + ") i");
    statement.execute("vacuum analyze bench_contact");
  }

  private void work(AtomicInteger pulls, int contacts, int agents) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement lock =
            connection.prepareStatement(
                "update bench_agent set held = held + 1 where id = ? and held < capacity");
        PreparedStatement take = connection.prepareStatement(TAKE);
        PreparedStatement assign =
            connection.prepareStatement(
                "insert into bench_assignment (contact_id, agent_id, assigned_at)"
                    + " values (?, ?, now())")) {
      connection.setAutoCommit(false);
      for (int i = pulls.getAndIncrement(); i < contacts; i = pulls.getAndIncrement()) {
        int agent = i % agents;
        lock.setInt(1, agent);
        lock.executeUpdate();
        take.setInt(1, agent);
        try (ResultSet taken = take.executeQuery()) {
          taken.next();
          assign.setInt(1, taken.getInt(1));
        }
        assign.setInt(2, agent);
        assign.executeUpdate();
        connection.commit();
      }
    }
  }

  private static long written(Statement statement) throws SQLException {
    return number(statement, "select (pg_current_wal_insert_lsn() - '0/0')::bigint");
  }

  private static void requireAllAssigned(Statement statement, int contacts) throws SQLException {
    long assigned = number(statement, "select count(*) from bench_assignment");
    if (assigned != contacts) {
      throw new IllegalStateException(
          "Expected " + contacts + " assignments but there are " + assigned);
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }
}
