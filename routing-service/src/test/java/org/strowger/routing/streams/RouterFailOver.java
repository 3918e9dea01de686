package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two router processes on one broker, each the other's standby; the one that has the domain is
 * killed, again and again, or stopped for longer than its session and let go on: a zombie. Among
 * the other tests a session is longer ({@code strowger.silence}, in ms), since a busy machine is
 * silent too. Run by hand on a machine with nothing else to do: {@code -Dtest=RouterFailOver},
 * {@code -Dstrowger.rounds=20}, {@code -Dstrowger.rate=400}, {@code -Dstrowger.fault=KILL} or
 * {@code PAUSE}.
 */
public class RouterFailOver {

  private static final Logger LOG = Logger.getLogger(RouterFailOver.class);
  private static final int ROUNDS = Integer.getInteger("strowger.rounds", 1);
  private static final int PER_SECOND = Integer.getInteger("strowger.rate", 100);
  private static final Fault FAULT = Fault.valueOf(System.getProperty("strowger.fault", "KILL"));
  private static final int PARTITIONS = 4;
  private static final int AGENTS = 40;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration BEFORE = Duration.ofSeconds(4);
  private static final Duration AFTER = Duration.ofSeconds(6);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private int sent;

  private enum Fault {
    KILL,
    PAUSE
  }

  @Test
  @DisplayName("I3, I7, I8: a dead router's domain moves; no contact is lost, no offer made twice")
  void shouldMoveADomainWhenItsRouterDies() throws Exception {
    // given
    var gaps = new ArrayList<Duration>();
    try (var broker = new RouterBroker();
        var fleet = new RouterFleet(broker.bootstrapServers(), "fleet-" + UUID.randomUUID());
        var desks = new AnsweringDesks(broker)) {
      OfferAudit audit = desks.audit();
      fleet.start();
      fleet.start();
      fleet.awaitAllRunning();
      Commands.publish(Commands.PLAN).forEach(broker::send);
      for (int i = 0; i < AGENTS; i++) {
        Commands.available("agent-" + i).forEach(broker::send);
      }
      load(broker, WARM_UP);
      awaitAllAssigned(audit);
      fleet.awaitAllShared(PARTITIONS);

      // when
      for (int round = 1; round <= ROUNDS; round++) {
        gaps.add(round(broker, fleet, audit));
        LOG.infof(
            "Round %d: next offer after %d ms; contacts %d, lost %d, doubled %d",
            round, gaps.getLast().toMillis(), sent, sent - audit.assigned(), audit.doubled());
      }

      // then
      List<Long> sorted = gaps.stream().map(Duration::toMillis).sorted().toList();
      LOG.infof(
          "%s of the owner under %d/s, %d rounds: next offer after median %d ms, max %d ms;"
              + " contacts %d, offers %d, lost %d, doubled %d",
          FAULT,
          PER_SECOND,
          ROUNDS,
          sorted.get(sorted.size() / 2),
          sorted.getLast(),
          sent,
          audit.offers(),
          sent - audit.assigned(),
          audit.doubled());
      assertThat(audit.opened()).isEqualTo(sent);
      assertThat(audit.doubled()).isZero();
    }
  }

  /** How long nothing was offered. */
  private Duration round(RouterBroker broker, RouterFleet fleet, OfferAudit audit)
      throws Exception {
    int partition = RouterFleet.partitionOf(broker.domain(), PARTITIONS);
    load(broker, BEFORE);
    Instant struck = Instant.now();
    RouterFleet.Member zombie = null;
    if (FAULT == Fault.KILL) {
      fleet.killOwnerOf(partition);
    } else {
      zombie = fleet.pauseOwnerOf(partition);
    }
    load(broker, AFTER);
    if (zombie != null) {
      zombie.goOn();
      load(broker, BEFORE);
    } else {
      fleet.start();
    }
    awaitAllAssigned(audit);
    fleet.awaitAllRunning();
    return audit.silenceSince(struck);
  }

  private void awaitAllAssigned(OfferAudit audit) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(audit.assigned()).as("assigned").isEqualTo(sent));
  }

  /** Contacts at their planned times: a late one does not move the rest. */
  private void load(RouterBroker broker, Duration during) {
    long started = System.nanoTime();
    long each = 1_000_000_000L / PER_SECOND;
    for (long due = 0; due < during.toNanos(); due += each) {
      while (System.nanoTime() - started < due) {
        LockSupport.parkNanos(due - (System.nanoTime() - started));
      }
      broker.send(Commands.mail("c-" + sent++, Instant.now()));
    }
  }
}
