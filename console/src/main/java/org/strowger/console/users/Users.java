package org.strowger.console.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.outbox.Outbox;

/** Users and their changes; every change leaves on {@code directory} with its transaction. */
@Singleton
public final class Users {

  private final ConsoleDatabase database;
  private final Outbox outbox = new Outbox();

  @Inject
  Users(ConsoleDatabase database) {
    this.database = database;
  }

  public Optional<User> byUsername(String username) {
    return database.jdbi().withHandle(handle -> UserRepository.byUsername(handle, username));
  }

  public Optional<User> byId(AgentId id) {
    return database.jdbi().withHandle(handle -> UserRepository.byId(handle, id));
  }

  /** The names of all users of a domain, also of those who left: old notes carry their ids. */
  public List<Person> people(DomainId domain) {
    return database.jdbi().withHandle(handle -> UserRepository.people(handle, domain));
  }

  /** Ends all sessions of a user that began before now. */
  public void endSessions(AgentId id, Actor actor) {
    change(id, actor, user -> user.withoutSessions(sessionsNotBefore(Instant.now())));
  }

  List<User> demo() {
    return database.jdbi().withHandle(UserRepository::demo);
  }

  boolean hasAdmin() {
    return database.jdbi().withHandle(UserRepository::hasAdmin);
  }

  /** Adds the user; false when id or username is taken. */
  boolean add(User user, Actor actor) {
    return inTransaction(
        handle -> {
          boolean added = UserRepository.insert(handle, user);
          if (added) {
            publish(handle, user.id(), actor);
          }
          return added;
        });
  }

  void change(AgentId id, Actor actor, UnaryOperator<User> change) {
    boolean changed =
        inTransaction(
            handle -> {
              Optional<User> user = UserRepository.byId(handle, id);
              boolean updated =
                  user.isPresent() && UserRepository.update(handle, change.apply(user.get()));
              if (updated) {
                publish(handle, id, actor);
              }
              return updated;
            });
    if (!changed) {
      throw new IllegalStateException(
          "Expected to change user " + id + " but the user was gone or changed meanwhile");
    }
  }

  /** Tokens carry whole seconds: one of the second in which sessions end has ended too. */
  static Instant sessionsNotBefore(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  private boolean inTransaction(Function<Handle, Boolean> work) {
    boolean done = database.jdbi().inTransaction(work::apply);
    database.relay().wake();
    return done;
  }

  private void publish(Handle handle, AgentId id, Actor actor) {
    User user = UserRepository.byId(handle, id).orElseThrow();
    var meta = Meta.of("directory." + id + "." + user.version(), "/console", Instant.now(), actor);
    outbox.add(
        handle,
        Topics.DIRECTORY,
        new Message<>(id.value(), meta, user.directoryEntry()),
        id.value(),
        false);
  }
}
