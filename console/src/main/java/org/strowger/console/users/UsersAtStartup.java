package org.strowger.console.users;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.strowger.console.ConsoleConfig;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;

/** Adds the configured people at start; deactivates the demo's people when nobody wants them. */
@Singleton
final class UsersAtStartup {

  private static final Logger LOG = Logger.getLogger(UsersAtStartup.class);
  private static final Actor ACTOR = Actor.system("console");

  private final ConsoleDatabase database;
  private final Users users;
  private final PasswordHashes passwords;
  private final ConsoleConfig config;

  @Inject
  UsersAtStartup(
      ConsoleDatabase database, Users users, PasswordHashes passwords, ConsoleConfig config) {
    this.database = database;
    this.users = users;
    this.passwords = passwords;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (config.demoUsers()) {
      putDemoUsers(demoPassword());
    } else {
      users.demo().stream().filter(User::active).forEach(user -> activate(user, false));
    }
    config.firstAdmin().ifPresent(this::addFirstAdmin);
    database.relay().start();
  }

  private String demoPassword() {
    return config
        .demoPassword()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Expected strowger.console.demo-password because strowger.console.demo-users"
                        + " is set but found none"));
  }

  private void putDemoUsers(String password) {
    for (DemoPerson person : DemoPerson.values()) {
      users
          .byId(person.id())
          .ifPresentOrElse(
              user -> renew(user, password),
              () -> users.add(person.user(passwords.of(password)), ACTOR));
    }
  }

  private void renew(User user, String password) {
    if (!user.active()) {
      activate(user, true);
    }
    if (!passwords.matches(password, user.passwordHash())) {
      String hash = passwords.of(password);
      Instant notBefore = Users.sessionsNotBefore(Instant.now());
      users.change(user.id(), ACTOR, known -> known.changePassword(hash, notBefore));
    }
  }

  private void activate(User user, boolean active) {
    users.change(user.id(), ACTOR, known -> known.activate(active));
  }

  private void addFirstAdmin(ConsoleConfig.FirstAdmin admin) {
    if (users.hasAdmin()) {
      return;
    }
    String username = admin.username().strip().toLowerCase(Locale.ROOT);
    boolean added =
        users.add(
            new User(
                new AgentId(username),
                username,
                admin.username().strip(),
                passwords.of(admin.password()),
                new DomainId(admin.domain()),
                List.of(Role.ADMIN),
                List.of(),
                false),
            ACTOR);
    LOG.info(added ? "First administrator added" : "First administrator not added: name is taken");
  }
}
