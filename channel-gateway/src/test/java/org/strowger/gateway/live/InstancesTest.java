package org.strowger.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.InstanceId;
import org.strowger.gateway.OutsideWorld;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class InstancesTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Inject GatewayDatabase database;
  @Inject Instances instances;
  @Inject Notes notes;

  @Test
  void shouldTakeOverADeadInstanceOnce() {
    // given
    var dead = new InstanceId("gateway-" + UUID.randomUUID());
    // when its lease runs out
    database
        .jdbi()
        .useHandle(
            it ->
                it.execute(
                    "insert into instances (id, leased_until) values (?, now() - interval '1 second')",
                    dead.value()));
    // then
    await().atMost(SOON).until(() -> notes.heard.contains(dead));
    await("the commit of what took over").atMost(SOON).until(() -> !known(dead));
    assertThat(notes.heard.stream().filter(dead::equals)).hasSize(1);
    assertThat(known(instances.self())).isTrue();
  }

  @Test
  void shouldGoOnAsAnotherWhenItWasTakenForDead() {
    // given
    InstanceId before = instances.self();
    // when another replica takes this one over
    database
        .jdbi()
        .useHandle(it -> it.execute("delete from instances where id = ?", before.value()));
    // then
    await().atMost(SOON).until(() -> notes.lost.contains(before));
    assertThat(instances.self()).isNotEqualTo(before);
    assertThat(known(instances.self())).isTrue();
  }

  private boolean known(InstanceId id) {
    return database
        .jdbi()
        .withHandle(
            it ->
                it.select("select count(*) from instances where id = ?", id.value())
                        .mapTo(Long.class)
                        .one()
                    == 1);
  }

  /** Notes what it is asked. */
  @Singleton
  static class Notes implements DeadInstanceListener {

    private final List<InstanceId> heard = new CopyOnWriteArrayList<>();
    private final List<InstanceId> lost = new CopyOnWriteArrayList<>();

    @Override
    public void onDeadInstance(Handle handle, InstanceId dead) {
      heard.add(dead);
    }

    void lost(@Observes LeaseLost event) {
      lost.add(event.instance());
    }
  }
}
