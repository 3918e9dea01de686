package org.strowger.servicekit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.servicekit.problem.Problem;

class DirectoryTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final AgentId USER = new AgentId("u-1");
  private static final DomainId DOMAIN = new DomainId("demo");

  private final Directory directory = new Directory();

  @Test
  void shouldAdmitNobodyBeforeItWasRead() {
    directory.put(entry(null, Role.AGENT));

    Problem refusal = refusal(session(NOON, Role.AGENT));

    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.code()).isEqualTo("directory_unavailable");
    assertThat(refusal.retryAfterSeconds()).isEqualTo(1);
  }

  @Test
  void shouldGrantOnlyRolesThatBothTheSessionAndTheDirectoryHave() {
    directory.put(entry(null, Role.AGENT, Role.ADMIN));
    directory.completed();

    User user = directory.admit(session(NOON, Role.AGENT, Role.OPS));

    assertThat(user.roles()).containsExactly(Role.AGENT);
  }

  @Test
  void shouldRefuseSessionsFromBeforeTheGivenInstantOnly() {
    directory.put(entry(NOON, Role.AGENT));
    directory.completed();

    assertThat(refusal(session(NOON.minusSeconds(1), Role.AGENT)).status()).isEqualTo(401);
    assertThat(directory.admit(session(NOON, Role.AGENT)).id()).isEqualTo(USER);
  }

  @Test
  void shouldForgetWhoWasRemoved() {
    directory.put(entry(null, Role.AGENT));
    directory.completed();

    directory.remove(USER);

    assertThat(refusal(session(NOON, Role.AGENT)).status()).isEqualTo(401);
  }

  private Problem refusal(Session session) {
    return catchThrowableOfType(Problem.class, () -> directory.admit(session));
  }

  private static Session session(Instant issuedAt, Role... roles) {
    return new Session("s-1", USER, DOMAIN, Set.of(roles), issuedAt, issuedAt.plusSeconds(60));
  }

  private static DirectoryEntry entry(@Nullable Instant tokensNotBefore, Role... roles) {
    return new DirectoryEntry(
        USER, List.of(roles), List.of(DOMAIN), List.of(), true, tokensNotBefore);
  }
}
