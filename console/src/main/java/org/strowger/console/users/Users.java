package org.strowger.console.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.outbox.Outbox;
import org.strowger.servicekit.problem.Problem;

/** Users and their changes; every change leaves on {@code directory} with its transaction. */
@Singleton
public final class Users {

  private final ConsoleDatabase database;
  private final UserRepository users;
  private final Outbox outbox = new Outbox();

  @Inject
  Users(ConsoleDatabase database, UserRepository users) {
    this.database = database;
    this.users = users;
  }

  public Optional<User> byUsername(String username) {
    return database.transactions().call(_ -> users.byUsername(username));
  }

  public Optional<User> byId(AgentId id) {
    return database.transactions().call(_ -> users.byId(id));
  }

  /** The names of all users of a domain, also of those who left: old notes carry their ids. */
  public List<Person> people(DomainId domain) {
    return database.jdbi().withHandle(handle -> UserSearch.people(handle, domain));
  }

  /** Ends all sessions of a user that began before now. */
  public void endSessions(AgentId id, Actor actor) {
    change(id, actor, user -> user.endSessions(sessionsNotBefore(Instant.now())));
  }

  /**
   * Ends one session of a user.
   *
   * @param runsOutAt when it would have ended by itself
   */
  public void endSession(AgentId id, String session, Instant runsOutAt, Actor actor) {
    if (session.isEmpty()) {
      endSessions(id, actor); // it has no name by which it could end alone
      return;
    }
    change(id, actor, user -> user.endSession(new EndedSession(session, runsOutAt), Instant.now()));
  }

  List<User> demo() {
    return database.transactions().call(_ -> users.demo());
  }

  boolean hasAdmin() {
    return database.jdbi().withHandle(UserSearch::hasAdmin);
  }

  /** Adds the user; false when id or username is taken. */
  boolean add(User user, Actor actor) {
    try {
      return inTransaction(
          handle -> {
            boolean free = !users.isTaken(user.id(), user.username());
            if (free) {
              users.persistAndFlush(user);
              publish(handle, user, actor);
            }
            return free;
          });
    } catch (ConstraintViolationException e) {
      if (e.getKind() == ConstraintViolationException.ConstraintKind.UNIQUE) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Changes a user, who gets the next version even if all values stay.
   *
   * @throws Problem 409 {@code stale_version} when somebody else changes the user at the same time
   */
  void change(AgentId id, Actor actor, Consumer<User> change) {
    try {
      inTransaction(
          handle -> {
            User user = users.byId(id).orElseThrow(() -> gone(id));
            change.accept(user);
            user.touch(Instant.now());
            users.flush();
            publish(handle, user, actor);
            return user;
          });
    } catch (OptimisticLockException _) {
      throw Problem.conflict(
          "stale_version", "Expected the user as read but somebody else made a change meanwhile");
    }
  }

  /** Tokens carry whole seconds: one of the second in which sessions end has ended too. */
  static Instant sessionsNotBefore(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  private <R> R inTransaction(Function<Handle, R> work) {
    R done = database.transactions().call(work);
    database.relay().wake();
    return done;
  }

  private void publish(Handle handle, User user, Actor actor) {
    AgentId id = user.id();
    var meta = Meta.of("directory." + id + "." + user.version(), "/console", Instant.now(), actor);
    outbox.add(
        handle,
        Topics.DIRECTORY,
        new Message<>(id.value(), meta, user.directoryEntry()),
        id.value(),
        false);
  }

  private static IllegalStateException gone(AgentId id) {
    return new IllegalStateException("Expected to change user " + id + " but the user is gone");
  }
}
