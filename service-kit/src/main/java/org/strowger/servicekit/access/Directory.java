package org.strowger.servicekit.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;
import org.strowger.servicekit.problem.Problem;

/** What users may do now: topic {@code directory} in memory. Until it was read, nobody may. */
@Singleton
public final class Directory {

  private static final int RETRY_SECONDS = 1;

  private final Map<AgentId, DirectoryEntry> entries = new ConcurrentHashMap<>();
  private final Semaphore changes = new Semaphore(0);
  private volatile boolean complete;

  /** True once all that the topic held at start was read. */
  public boolean isComplete() {
    return complete;
  }

  public @Nullable DirectoryEntry entry(AgentId user) {
    return entries.get(user);
  }

  /** The active people of these teams in a domain. */
  public Set<AgentId> membersOf(DomainId domain, Collection<TeamId> teams) {
    if (teams.isEmpty()) {
      return Set.of();
    }
    return entries.values().stream()
        .filter(entry -> entry.active() && entry.domains().contains(domain))
        .filter(entry -> !Collections.disjoint(entry.teams(), teams))
        .map(DirectoryEntry::userId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @throws Problem 401 when the session has ended, 503 while the directory is not known
   */
  User admit(Session session) {
    if (!complete) {
      throw Problem.unavailable(
          "directory_unavailable",
          "Expected to know what users may do but the directory was not read yet",
          RETRY_SECONDS);
    }
    DirectoryEntry entry = entries.get(session.user());
    if (entry == null || !entry.active() || !covers(entry, session)) {
      throw Problem.unauthorized("session_ended", "Expected a running session but it has ended");
    }
    Set<Role> roles = new HashSet<>(session.roles());
    roles.retainAll(entry.roles());
    return new User(session.user(), session.domain(), roles, entry.teams());
  }

  private static boolean covers(DirectoryEntry entry, Session session) {
    Instant notBefore = entry.tokensNotBefore();
    return entry.domains().contains(session.domain())
        && !entry.endedSessions().contains(session.id())
        && (notBefore == null || !session.issuedAt().isBefore(notBefore));
  }

  void put(DirectoryEntry entry) {
    entries.put(entry.userId(), entry);
    changes.release();
  }

  void remove(AgentId user) {
    entries.remove(user);
    changes.release();
  }

  /** Returns when something has changed since the last call, or after that time. */
  void awaitChange(Duration atMost) throws InterruptedException {
    if (changes.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      changes.drainPermits();
    }
  }

  void completed() {
    complete = true;
  }
}
