package org.strowger.routing.admin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;
import org.strowger.contracts.routing.PlanEvent.PlanPartStaged;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.servicekit.kafka.TopicReader;
import org.strowger.servicekit.kafka.TopicReader.From;
import org.strowger.servicekit.problem.Problem;

/**
 * All plans that were in force, as the log tells them. Read when somebody asks, once from the log's
 * beginning and then only what is new; of records that are no plan only the type is looked at.
 */
@Singleton
final class PlanHistory {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int RETRY_SECONDS = 2;
  private static final Set<String> TYPES =
      Set.of("org.strowger.PlanPartStaged.v1", "org.strowger.PlanApplied.v1");

  private final KafkaClients kafka;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Map<DomainId, Plans> plans = new HashMap<>();

  @Inject
  PlanHistory(KafkaClients kafka) {
    this.kafka = kafka;
  }

  /** Of one domain: what was put in force, and parts of what may come. */
  private record Plans(
      List<PlanVersion> applied, Map<Long, TreeMap<Integer, RoutingPlan>> staged) {}

  /**
   * In the order they were put in force; the last one is in force.
   *
   * @throws Problem 503 while the log has not been read to its end
   */
  synchronized List<PlanVersion> of(DomainId domain) {
    try {
      readOn();
    } catch (KafkaException e) {
      throw unavailable();
    }
    Plans found = plans.get(domain);
    return found == null ? List.of() : List.copyOf(found.applied());
  }

  /**
   * One of them.
   *
   * @throws Problem 404 when this version was never in force
   */
  PlanVersion of(DomainId domain, long version) {
    return of(domain).stream()
        .filter(plan -> plan.version() == version)
        .findFirst()
        .orElseThrow(
            () ->
                Problem.notFound(
                    "Expected a version that was in force but " + version + " never was"));
  }

  private void readOn() {
    try (TopicReader reader =
        TopicReader.open(
            kafka,
            "strowger-routing-plans",
            List.of(Topics.ROUTING_EVENTS),
            From.BEGINNING,
            next)) {
      Instant until = Instant.now().plus(PATIENCE);
      while (reader != null && !reader.isCaughtUp()) {
        if (Instant.now().isAfter(until)) {
          throw unavailable();
        }
        reader.poll(POLL, this::take);
      }
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    Header type = record.headers().lastHeader("ce_type");
    if (type == null || !TYPES.contains(new String(type.value(), StandardCharsets.UTF_8))) {
      return;
    }
    try {
      take(KafkaWire.read(Topics.ROUTING_EVENTS, record));
    } catch (MalformedMessageException _) {
      // whoever reads events tells about it; a plan that cannot be read has no history
    }
  }

  private void take(Message<RoutingEvent> message) {
    Plans of =
        plans.computeIfAbsent(
            new DomainId(message.key()), _ -> new Plans(new ArrayList<>(), new HashMap<>()));
    switch (message.body()) {
      case PlanPartStaged staged ->
          of.staged()
              .computeIfAbsent(staged.version(), _ -> new TreeMap<>())
              .put(staged.part(), staged.content());
      case PlanApplied applied -> {
        of.applied().add(PlanVersion.of(applied, whole(of, applied)));
        of.staged().keySet().removeIf(version -> version <= applied.version());
      }
      default -> {}
    }
  }

  private static RoutingPlan whole(Plans plans, PlanApplied applied) {
    return plans.staged().getOrDefault(applied.version(), new TreeMap<>()).entrySet().stream()
        .filter(part -> part.getKey() <= applied.parts())
        .map(Map.Entry::getValue)
        .collect(Collectors.reducing(RoutingPlan.EMPTY, RoutingPlan::plus));
  }

  private static Problem unavailable() {
    return Problem.unavailable(
        "history_unread", "Expected to have read the log but its end is far", RETRY_SECONDS);
  }
}
