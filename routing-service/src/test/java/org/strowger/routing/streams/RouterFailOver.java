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
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;

/**
 * Two router processes on one broker; the one that has the domain is killed, again and again. Run
 * by hand on a machine with nothing else to do: {@code -Dtest=RouterFailOver}, {@code
 * -Dstrowger.rounds=20}, {@code -Dstrowger.rate=400}.
 */
public class RouterFailOver {

  private static final Logger LOG = Logger.getLogger(RouterFailOver.class);
  private static final int ROUNDS = Integer.getInteger("strowger.rounds", 2);
  private static final int PER_SECOND = Integer.getInteger("strowger.rate", 100);
  private static final int AGENTS = 10;
  private static final Duration LOAD = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  @DisplayName("I3, I7: a killed router's domain moves; no offer is lost, none is made twice")
  void shouldMoveADomainWhenItsRouterIsKilled() throws Exception {
    // given
    var gaps = new ArrayList<Long>();
    try (var broker = new RouterBroker();
        var fleet =
            new RouterFleet(broker.kafka().bootstrapServers(), "fleet-" + UUID.randomUUID())) {
      int partition = RouterFleet.partitionOf(broker.domain(), 4);
      fleet.start();
      fleet.start();
      Commands.publish(Commands.PLAN).forEach(broker::send);
      fleet.awaitAllRunning();

      // when
      try (var desks = new AnsweringDesks(broker)) {
        for (int i = 0; i < AGENTS; i++) {
          Commands.available("agent-" + i).forEach(broker::send);
        }
        for (int round = 0; round < ROUNDS; round++) {
          load(broker, LOAD);
          fleet.killOwnerOf(partition);
          Instant killed = Instant.now();
          load(broker, LOAD);
          Instant inFlight = killed.plusMillis(50);
          await().atMost(PATIENCE).until(() -> desks.firstOfferSeenAfter(inFlight) != null);
          Instant next = desks.firstOfferSeenAfter(inFlight);
          gaps.add(next == null ? Long.MAX_VALUE : Duration.between(killed, next).toMillis());
          fleet.start();
          fleet.awaitAllRunning();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(desks.assigned()).isEqualTo(sent));
      }

      // then
      LOG.infof("Gap until the next offer after kill -9, %d/s: %s ms", PER_SECOND, gaps);
      List<RoutingEvent> events =
          broker.committed().stream().map(Message::body).<RoutingEvent>map(e -> e).toList();
      assertThat(events.stream().filter(ContactOpened.class::isInstance)).hasSize(sent);
      assertThat(ids(events)).doesNotHaveDuplicates();
      assertThat(gaps).hasSize(ROUNDS);
    }
  }

  private int sent;

  private static List<String> ids(List<RoutingEvent> events) {
    return events.stream()
        .filter(OfferIssued.class::isInstance)
        .map(offer -> ((OfferIssued) offer).offerId().toString())
        .toList();
  }

  private void load(RouterBroker broker, Duration during) {
    Instant end = Instant.now().plus(during);
    while (Instant.now().isBefore(end)) {
      broker.send(Commands.mail("c-" + sent++, Instant.now()));
      LockSupport.parkNanos(1_000_000_000L / PER_SECOND);
    }
  }
}
