package org.strowger.console.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;

class UserTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final User user =
      new User(
          new AgentId("u-1"),
          "ann",
          "Ann",
          "hash",
          new DomainId("demo"),
          List.of(Role.AGENT),
          List.of(),
          false);

  @Test
  @DisplayName("TR67: an ended session is remembered until it would have run out")
  void shouldForgetASessionThatHasRunOut_TR67() {
    user.endSession(new EndedSession("s-1", NOW.plusSeconds(60)), NOW);
    assertThat(user.directoryEntry().endedSessions()).containsExactly("s-1");

    user.endSession(new EndedSession("s-2", NOW.plusSeconds(600)), NOW.plusSeconds(61));

    assertThat(user.directoryEntry().endedSessions()).containsExactly("s-2");
  }

  @Test
  @DisplayName("TR67: when too many are remembered, all sessions of the user end")
  void shouldEndAllSessionsWhenTooManyAreRemembered_TR67() {
    for (int i = 0; i < 50; i++) {
      user.endSession(new EndedSession("s-" + i, NOW.plus(Duration.ofHours(12))), NOW);
    }
    assertThat(user.directoryEntry().endedSessions()).hasSize(50);
    assertThat(user.tokensNotBefore()).isNull();

    user.endSession(new EndedSession("s-50", NOW.plus(Duration.ofHours(12))), NOW);

    assertThat(user.directoryEntry().endedSessions()).isEmpty();
    assertThat(user.tokensNotBefore()).isAfter(NOW);
  }
}
