package org.strowger.console.users;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;

/** Somebody who logs in; a row of table {@code users} with its team memberships. */
@Entity
@Table(name = "users")
public class User {

  private static final int MICROSECOND = 1_000;
  private static final int MOST_ENDED_SESSIONS = 50;

  @Id private String id;

  @NotEmpty
  @Column(updatable = false)
  private String username;

  @NotEmpty
  @Column(name = "display_name")
  private String displayName;

  @NotEmpty
  @Column(name = "password_hash")
  private String passwordHash;

  @NotEmpty
  @Column(updatable = false)
  private String domain;

  @NotEmpty
  @Enumerated(EnumType.STRING)
  private List<Role> roles;

  @NotNull
  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "team_membership", joinColumns = @JoinColumn(name = "user_id"))
  @OrderColumn(name = "position")
  @Column(name = "team_id")
  @Fetch(FetchMode.SUBSELECT)
  private List<String> teams = new ArrayList<>();

  private boolean active;

  @Column(updatable = false)
  private boolean demo;

  @Column(name = "tokens_not_before")
  private @Nullable Instant tokensNotBefore;

  @NotNull
  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "ended_session", joinColumns = @JoinColumn(name = "user_id"))
  @Fetch(FetchMode.SUBSELECT)
  private Set<EndedSession> endedSessions = new HashSet<>();

  /** When the last change was stored; it differs for each, so that each moves the version. */
  @NotNull
  @Column(name = "changed_at")
  private Instant changedAt;

  /** One more with each change; this first value also tells a new user from a stored one. */
  @Version private long version = 1;

  @SuppressWarnings("NullAway.Init")
  protected User() {
    // for the entity manager, which fills the fields
  }

  /**
   * A new user, active.
   *
   * @param username lower case; what the user logs in with
   * @param displayName what colleagues see
   * @param passwordHash bcrypt
   * @param demo made by the demo, not by an administrator
   */
  User(
      AgentId id,
      String username,
      String displayName,
      String passwordHash,
      DomainId domain,
      List<Role> roles,
      List<TeamId> teams,
      boolean demo) {
    this.id = id.value();
    this.username = username;
    this.displayName = displayName;
    this.passwordHash = passwordHash;
    this.domain = domain.value();
    this.roles = List.copyOf(roles);
    this.active = true;
    this.demo = demo;
    this.changedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    join(teams);
  }

  public AgentId id() {
    return new AgentId(id);
  }

  public String username() {
    return username;
  }

  /** What colleagues see. */
  public String displayName() {
    return displayName;
  }

  /** As bcrypt makes it. */
  public String passwordHash() {
    return passwordHash;
  }

  public DomainId domain() {
    return new DomainId(domain);
  }

  public List<Role> roles() {
    return List.copyOf(roles);
  }

  /** In the order the administrator gave. */
  public List<TeamId> teams() {
    return teams.stream().map(TeamId::new).toList();
  }

  public boolean active() {
    return active;
  }

  /** Whether the demo made the user, not an administrator. */
  boolean demo() {
    return demo;
  }

  /** Sessions that began earlier have ended; null when none was ever ended. */
  public @Nullable Instant tokensNotBefore() {
    return tokensNotBefore;
  }

  /** 1 for a new user, one more with each change. */
  long version() {
    return version;
  }

  void rename(String name) {
    displayName = name;
  }

  void grant(List<Role> wanted) {
    roles = List.copyOf(wanted);
  }

  /** The user is in these teams and in no others. */
  final void join(List<TeamId> wanted) {
    List<String> ids = wanted.stream().map(TeamId::value).toList();
    if (!teams.equals(ids)) {
      teams.clear();
      teams.addAll(ids);
    }
  }

  void activate(boolean nowActive) {
    active = nowActive;
  }

  /** Sets another password; sessions that began with the old one end. */
  void changePassword(String hash, Instant sessionsNotBefore) {
    passwordHash = hash;
    tokensNotBefore = sessionsNotBefore;
  }

  void endSessions(Instant sessionsNotBefore) {
    tokensNotBefore = sessionsNotBefore;
    endedSessions.clear();
  }

  /** Ends one session; when too many are remembered all of them end. */
  void endSession(EndedSession session, Instant now) {
    endedSessions.removeIf(ended -> ended.runsOutAt().isBefore(now));
    endedSessions.add(session);
    if (endedSessions.size() > MOST_ENDED_SESSIONS) {
      endSessions(Users.sessionsNotBefore(now));
    }
  }

  /** Notes that something changed, even if all values are what they were. */
  void touch(Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    changedAt = at.isAfter(changedAt) ? at : changedAt.plusNanos(MICROSECOND);
  }

  /** What other services learn: no names. */
  DirectoryEntry directoryEntry() {
    return new DirectoryEntry(
        id(),
        roles(),
        List.of(domain()),
        teams(),
        active,
        tokensNotBefore,
        endedSessions.stream().map(EndedSession::sessionId).sorted().toList());
  }

  /** Without what must not be in a log. */
  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
