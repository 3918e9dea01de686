package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.wire.Topics;

/** What a killed process leaves in the router's group. */
@DisplayName("TR65: nobody waits for the dead")
class FormerMembersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String group = "former-" + UUID.randomUUID();

  @Test
  void shouldBeGoneBeforeTheOnlyInstanceJoins() throws Exception {
    try (var broker = new RouterBroker();
        KafkaConsumer<byte[], byte[]> dead = member(broker);
        Admin admin = broker.kafka().admin("former-members-test")) {
      // given a member that nobody will hear of for minutes
      join(dead);
      assertThat(members(admin)).isEqualTo(1);
      // when
      new FormerMembers(broker.kafka(), keys(true)).removeIfAlone();
      // then
      assertThat(members(admin)).isZero();
      // and again when nobody is left
      new FormerMembers(broker.kafka(), keys(true)).removeIfAlone();
      assertThat(members(admin)).isZero();
    }
  }

  @Test
  void shouldBeLeftToTheBrokerWhereOthersMayLive() throws Exception {
    try (var broker = new RouterBroker();
        KafkaConsumer<byte[], byte[]> other = member(broker);
        Admin admin = broker.kafka().admin("former-members-test")) {
      // given
      join(other);
      // when
      new FormerMembers(broker.kafka(), keys(false)).removeIfAlone();
      // then
      assertThat(members(admin)).isEqualTo(1);
    }
  }

  @Test
  void shouldMakeNoTroubleWhereThereIsNoGroupYet() throws Exception {
    try (var broker = new RouterBroker();
        Admin admin = broker.kafka().admin("former-members-test")) {
      // when
      new FormerMembers(broker.kafka(), keys(true)).removeIfAlone();
      // then
      assertThat(
              admin.listGroups().all().get().stream()
                  .filter(listed -> listed.groupId().equals(group)))
          .isEmpty();
    }
  }

  private RouterKeys keys(boolean alone) {
    var silence = Duration.ofSeconds(5);
    return new RouterKeys(group, 0, silence, silence, alone);
  }

  private static void join(KafkaConsumer<byte[], byte[]> member) {
    member.subscribe(List.of(Topics.ROUTING_COMMANDS.name()));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              member.poll(Duration.ofMillis(200));
              return !member.assignment().isEmpty();
            });
  }

  private int members(Admin admin) throws Exception {
    var described = admin.describeConsumerGroups(List.of(group)).describedGroups().get(group);
    return Objects.requireNonNull(described).get().members().size();
  }

  private KafkaConsumer<byte[], byte[]> member(RouterBroker broker) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "group.id",
            group,
            "group.protocol",
            "classic",
            "session.timeout.ms",
            60_000,
            "enable.auto.commit",
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
