package org.strowger.console.users;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;
import org.strowger.servicekit.text.Text;
import org.strowger.servicekit.text.Text.Kind;
import org.strowger.servicekit.text.TextRules;

/**
 * A user as an administrator wants it.
 *
 * @param username what the user logs in with; stays for good
 * @param password null keeps the one there is
 * @param active null means yes
 */
record UserPut(
    @Bounds(form = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}") String username,
    @Bounds(min = 1, max = 100) String name,
    @Text(Kind.SECRET) @Nullable String password,
    @Bounds(min = 1) List<Role> roles,
    @Bounds(optional = true) List<TeamId> teams,
    @Nullable Boolean active) {

  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final int LONGEST_NAME = 100;

  UserPut {
    if (username == null || !USERNAME.matcher(username.toLowerCase(Locale.ROOT)).matches()) {
      throw new IllegalArgumentException(
          "Expected username of 1–64 letters, digits and . _ - but it is another");
    }
    username = username.toLowerCase(Locale.ROOT);
    if (name == null || name.length() > LONGEST_NAME || !TextRules.isVisible(name)) {
      throw new IllegalArgumentException(
          "Expected name of 1–" + LONGEST_NAME + " characters but it has another length");
    }
    if (roles == null || roles.isEmpty()) {
      throw new IllegalArgumentException("Expected roles but found none");
    }
    roles = List.copyOf(roles);
    teams = teams == null ? List.of() : List.copyOf(teams);
  }

  User user(AgentId id, DomainId domain, String passwordHash) {
    var added = new User(id, username, name, passwordHash, domain, roles, teams, false);
    added.activate(isActive());
    return added;
  }

  /** Gives the known user these values; a new password ends the sessions of the old one. */
  void applyTo(User known, @Nullable String passwordHash) {
    known.rename(name);
    known.grant(roles);
    known.join(teams);
    known.activate(isActive());
    if (passwordHash != null) {
      known.changePassword(passwordHash, Users.sessionsNotBefore(Instant.now()));
    }
  }

  private boolean isActive() {
    return active == null || active;
  }

  /** Nothing of it belongs in a log. */
  @Override
  public String toString() {
    return "UserPut[]";
  }
}
