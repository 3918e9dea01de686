package org.strowger.bench.router;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AgentCommand.PullNext;
import org.strowger.contracts.routing.AgentEvent.PresenceChanged;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.RoutingEvent;

/**
 * Agents pull waiting contacts through the log: from the first command to the last event read. The
 * commands are written before, so that the time is the router's and the broker's.
 */
final class PullRound {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int LINGER_MILLIS = 5;

  private final String bootstrapServers;

  PullRound(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  Assigned run(int contacts, int agents) throws ExecutionException, InterruptedException {
    try (var domain = new BenchDomain(bootstrapServers, LINGER_MILLIS)) {
      fill(domain, contacts, agents);
      List<ProducerRecord<String, byte[]>> pulls =
          IntStream.range(0, contacts)
              .mapToObj(i -> domain.written(new PullNext(BenchDomain.agentId(i % agents))))
              .toList();
      long before = bytes();
      var assigned = new AtomicInteger();
      long started = System.nanoTime();
      Thread sender =
          Thread.ofPlatform()
              .name("bench-pulls")
              .start(() -> pulls.forEach(pull -> send(domain, pull)));
      await(domain, count(ContactAssigned.class, assigned), () -> assigned.get() == contacts);
      sender.join();
      double seconds = (System.nanoTime() - started) / 1e9;
      return new Assigned(contacts, seconds, (bytes() - before) / (double) contacts);
    }
  }

  private static void send(BenchDomain domain, ProducerRecord<String, byte[]> pull) {
    var _ = domain.send(pull);
  }

  private static void fill(BenchDomain domain, int contacts, int agents) {
    var there = new AtomicInteger();
    var waiting = new AtomicInteger();
    domain.open(QueuePlan.Delivery.PULL, agents);
    for (int i = 0; i < contacts; i++) {
      var _ = domain.send(BenchDomain.contact("c-" + i));
    }
    var both = count(PresenceChanged.class, there).andThen(count(ContactEnqueued.class, waiting));
    await(domain, both, () -> there.get() >= agents && waiting.get() == contacts);
  }

  private static Consumer<String> count(Class<? extends RoutingEvent> type, AtomicInteger seen) {
    String wanted = "." + type.getSimpleName() + ".";
    return name -> {
      if (name.contains(wanted)) {
        seen.incrementAndGet();
      }
    };
  }

  private static void await(BenchDomain domain, Consumer<String> reader, BooleanSupplier reached) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    long beat = System.nanoTime();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("Expected the router to keep up but it has not");
      }
      if (System.nanoTime() - beat > 1_000_000_000L) {
        domain.beat();
        beat = System.nanoTime();
      }
      domain.pollTypes(reader);
    }
  }

  /** All that the broker keeps, commands, events and the router's changelog. */
  private long bytes() throws ExecutionException, InterruptedException {
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
      List<Integer> brokers =
          admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
          .flatMap(directories -> directories.values().stream())
          .flatMap(directory -> directory.replicaInfos().entrySet().stream())
          .filter(replica -> replica.getKey().topic().contains("routing-"))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    }
  }
}
