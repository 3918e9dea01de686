package org.strowger.console.users;

import java.util.List;
import java.util.Locale;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;

/** The people of the demo; its roster knows the agents by the same ids. */
enum DemoPerson {
  ANNA("u-1001", Role.AGENT),
  BEN("u-1002", Role.AGENT),
  CHLOE("u-1003", Role.AGENT),
  DIEGO("u-1004", Role.AGENT),
  ELENA("u-1005", Role.AGENT),
  SAM("u-2001", Role.SUPERVISOR),
  OLGA("u-3001", Role.OPS),
  ADAM("u-9001", Role.ADMIN);

  private static final DomainId DOMAIN = new DomainId("demo");
  private static final TeamId TEAM = new TeamId("team-1");

  private final String id;
  private final Role role;

  DemoPerson(String id, Role role) {
    this.id = id;
    this.role = role;
  }

  AgentId id() {
    return new AgentId(id);
  }

  User user(String passwordHash) {
    boolean inTeam = role == Role.AGENT || role == Role.SUPERVISOR;
    String username = name().toLowerCase(Locale.ROOT);
    return new User(
        id(),
        username,
        name().charAt(0) + username.substring(1),
        passwordHash,
        DOMAIN,
        List.of(role),
        inTeam ? List.of(TEAM) : List.of(),
        true);
  }
}
