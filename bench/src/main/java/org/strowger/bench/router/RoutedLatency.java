package org.strowger.bench.router;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.RoutingEvent;

/** From sending a contact to reading its offer, with agents who take and close everything. */
final class RoutedLatency {

  private static final int AGENTS = 200;
  private static final Duration LAST = Duration.ofSeconds(10);

  private final String bootstrapServers;

  RoutedLatency(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  Latencies run(int perSecond, Duration warmUp, Duration during) throws InterruptedException {
    var latencies = new Latencies();
    Map<String, Long> sent = new ConcurrentHashMap<>();
    try (var domain = new BenchDomain(bootstrapServers, 0)) {
      domain.open(QueuePlan.Delivery.PUSH, AGENTS);
      Thread sender =
          Thread.ofPlatform()
              .name("bench-contacts")
              .start(() -> send(domain, perSecond, warmUp, during, sent));
      long until = System.nanoTime() + warmUp.plus(during).plus(LAST).toNanos();
      while (System.nanoTime() < until && (sender.isAlive() || !sent.isEmpty())) {
        domain.poll(event -> answer(domain, event, sent, latencies));
      }
      sender.join();
    }
    return latencies;
  }

  /** Contacts of the warm-up are named so, and not measured. */
  private static void send(
      BenchDomain domain, int perSecond, Duration warmUp, Duration during, Map<String, Long> sent) {
    var pace = new Pace(perSecond);
    var beats = new Pace(1);
    long measured = System.nanoTime() + warmUp.toNanos();
    long end = measured + during.toNanos();
    int number = 0;
    while (System.nanoTime() < end) {
      if (pace.isDue()) {
        long now = System.nanoTime();
        String id = (now < measured ? "warm-" : "c-") + number++;
        if (now >= measured) {
          sent.put(id, now);
        }
        var _ = domain.send(BenchDomain.contact(id));
        if (number % perSecond == 0 && beats.isDue()) {
          domain.beat();
        }
      }
    }
  }

  private static void answer(
      BenchDomain domain, RoutingEvent event, Map<String, Long> sent, Latencies latencies) {
    switch (event) {
      case OfferIssued offer -> {
        Long at = sent.remove(offer.contactId().value());
        if (at != null) {
          latencies.add(System.nanoTime() - at);
        }
        var _ = domain.send(new AcceptOffer(offer.agentId(), offer.offerId()));
      }
      case ContactAssigned taken -> {
        var _ =
            domain.send(
                new CloseContact(taken.agentId(), taken.contactId(), BenchDomain.DISPOSITION));
      }
      default -> {}
    }
  }
}
