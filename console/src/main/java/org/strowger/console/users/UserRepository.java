package org.strowger.console.users;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;

/** Table {@code users}. */
final class UserRepository {

  private static final String COLUMNS =
      """
      select id, username, display_name, password_hash, domain, roles, teams, active, demo,
             tokens_not_before, version
      from users\s""";

  private UserRepository() {}

  static Optional<User> byUsername(Handle handle, String username) {
    return handle
        .createQuery(COLUMNS + "where username = :username")
        .bind("username", username)
        .map((row, _) -> user(row))
        .findOne();
  }

  static Optional<User> byId(Handle handle, AgentId id) {
    return handle
        .createQuery(COLUMNS + "where id = :id")
        .bind("id", id.value())
        .map((row, _) -> user(row))
        .findOne();
  }

  static List<User> demo(Handle handle) {
    return handle.createQuery(COLUMNS + "where demo order by id").map((row, _) -> user(row)).list();
  }

  static boolean hasAdmin(Handle handle) {
    return handle
        .createQuery(
            "select exists (select from users where active and not demo and 'ADMIN' = any(roles))")
        .mapTo(Boolean.class)
        .one();
  }

  static List<Person> people(Handle handle, DomainId domain) {
    return handle
        .createQuery(
            "select id, display_name from users where domain = :domain order by display_name, id")
        .bind("domain", domain.value())
        .map((row, _) -> new Person(new AgentId(row.getString(1)), row.getString(2)))
        .list();
  }

  /** False when the id or the username is taken. */
  static boolean insert(Handle handle, User user) {
    var insert =
        handle.createUpdate(
            """
            insert into users (id, username, display_name, password_hash, domain, roles, teams,
                               active, demo, tokens_not_before, version)
            values (:id, :username, :displayName, :passwordHash, :domain, :roles, :teams,
                    :active, :demo, :tokensNotBefore, 1)
            on conflict do nothing""");
    return bind(insert, user)
            .bind("username", user.username())
            .bind("domain", user.domain().value())
            .bind("demo", user.demo())
            .execute()
        == 1;
  }

  /** Writes what may change; false when somebody else did meanwhile. */
  static boolean update(Handle handle, User user) {
    var update =
        handle.createUpdate(
            """
            update users
            set display_name = :displayName, password_hash = :passwordHash, roles = :roles,
                teams = :teams, active = :active, tokens_not_before = :tokensNotBefore, version = version + 1, changed_at = now()
            where id = :id and version = :version""");
    return bind(update, user).bind("version", user.version()).execute() == 1;
  }

  private static <S extends SqlStatement<S>> S bind(S statement, User user) {
    var notBefore = user.tokensNotBefore();
    return statement
        .bind("id", user.id().value())
        .bind("displayName", user.displayName())
        .bind("passwordHash", user.passwordHash())
        .bindArray("roles", String.class, user.roles().stream().map(Role::name).toList())
        .bindArray("teams", String.class, user.teams().stream().map(TeamId::value).toList())
        .bind("active", user.active())
        .bind("tokensNotBefore", notBefore == null ? null : notBefore.atOffset(ZoneOffset.UTC));
  }

  private static User user(ResultSet row) throws SQLException {
    OffsetDateTime notBefore = row.getObject("tokens_not_before", OffsetDateTime.class);
    return new User(
        new AgentId(row.getString("id")),
        row.getString("username"),
        row.getString("display_name"),
        row.getString("password_hash"),
        new DomainId(row.getString("domain")),
        texts(row.getArray("roles")).stream().map(Role::valueOf).toList(),
        texts(row.getArray("teams")).stream().map(TeamId::new).toList(),
        row.getBoolean("active"),
        row.getBoolean("demo"),
        notBefore == null ? null : notBefore.toInstant(),
        row.getLong("version"));
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
