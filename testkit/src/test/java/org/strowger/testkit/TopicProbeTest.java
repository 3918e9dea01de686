package org.strowger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.wire.Topics;

class TopicProbeTest {

  @BeforeAll
  static void start() throws Exception {
    Map<String, String> configuration = StrowgerInfra.startOnce();
    try (var admin =
        Admin.create(
            Map.<String, Object>of(
                "bootstrap.servers", configuration.get("kafka.bootstrap.servers")))) {
      admin.createTopics(List.of(new NewTopic(Topics.DIRECTORY.name(), 2, (short) 1))).all().get();
    }
  }

  @Test
  void shouldSeeWhatIsSent() {
    // given
    try (var probe = TopicProbe.fromNow(Topics.DIRECTORY)) {

      // when
      TestTokens.publish("u-1", "demo", Role.AGENT);

      // then
      DirectoryEntry entry =
          probe.await(DirectoryEntry.class, found -> found.userId().value().equals("u-1"));
      assertThat(entry.roles()).containsExactly(Role.AGENT);
    }
  }

  @Test
  void shouldSignTokensOfThreeParts() {
    assertThat(TestTokens.cookie("u-1", "demo", Role.AGENT))
        .startsWith(TestTokens.COOKIE + "=")
        .matches(".*=[^.]+\\.[^.]+\\.[^.]+");
  }
}
