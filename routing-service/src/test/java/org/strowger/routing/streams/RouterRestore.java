package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * How long the next owner needs for a domain with many waiting contacts, from the kill of the last
 * one to the first contact opened. By hand: {@code -Dtest=RouterRestore}, {@code
 * -Dstrowger.waiting=1000000}, {@code -Dstrowger.standby=1} or {@code 0}.
 */
public class RouterRestore {

  private static final Logger LOG = Logger.getLogger(RouterRestore.class);
  private static final int WAITING = Integer.getInteger("strowger.waiting", 10_000);
  private static final int STANDBY = Integer.getInteger("strowger.standby", 1);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration PROBE_EACH = Duration.ofMillis(100);

  private int probes;

  @Test
  @DisplayName("F8: who takes a domain over has all who wait, in their order")
  void shouldRestoreAllWhoWait() throws Exception {
    // given
    String group = "restore-" + UUID.randomUUID();
    try (var broker = new RouterBroker();
        var fleet = new RouterFleet(broker.bootstrapServers(), group, STANDBY, "3g");
        var desks = new AnsweringDesks(broker)) {
      OfferAudit audit = desks.audit();
      fleet.start();
      fleet.start();
      fleet.awaitAllRunning();
      Instant began = Instant.now();
      Commands.publish(Commands.PLAN).forEach(broker::send);
      for (int i = 0; i < WAITING; i++) {
        broker.send(Commands.mail("c-" + i, Instant.now()));
      }
      await().atMost(PATIENCE).until(() -> audit.opened() == WAITING);
      LOG.infof("%d contacts wait after %d s", WAITING, secondsSince(began));

      // when
      fleet.killOwnerOf(RouterFleet.partitionOf(broker.domain(), 4));
      Instant killed = Instant.now();
      await()
          .atMost(PATIENCE)
          .pollInterval(PROBE_EACH)
          .until(
              () -> {
                broker.send(Commands.mail("probe-" + probes++, Instant.now()));
                return audit.opened() > WAITING;
              });
      LOG.infof(
          "Restored %d waiting with %d standby: %d ms from kill to the next contact",
          WAITING, STANDBY, Duration.between(killed, Instant.now()).toMillis());
      Commands.available("anna").forEach(broker::send);

      // then
      await().atMost(PATIENCE).until(() -> audit.assigned() > 0);
      assertThat(audit.doubled()).isZero();
      assertThat(audit.firstOffered()).isEqualTo("c-0");
    }
  }

  private static long secondsSince(Instant began) {
    return Duration.between(began, Instant.now()).toSeconds();
  }
}
