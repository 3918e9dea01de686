package org.strowger.routing.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.QueueId;
import org.strowger.routing.engine.state.QueueLoad;

/**
 * What is in each queue of the plans in force, by domain and queue. A queue that leaves the plan,
 * and a domain that is decided elsewhere, take their series with them.
 */
final class QueueGauges {

  private final MultiGauge waiting;
  private final MultiGauge oldest;
  private final MultiGauge deferred;
  private final Map<TaskId, Map<Place, QueueLoad>> byTask = new HashMap<>();
  private final Map<Place, QueueLoad> loads = new ConcurrentHashMap<>();
  private Set<Place> shown = Set.of();

  private record Place(DomainId domain, QueueId queue) {}

  QueueGauges(MeterRegistry meters) {
    waiting =
        MultiGauge.builder("routing.queue.waiting")
            .description("Contacts in line, those included that are offered")
            .register(meters);
    oldest =
        MultiGauge.builder("routing.queue.oldest.wait")
            .description("Since when the one that is in line for longest has been; 0: nobody waits")
            .baseUnit("seconds")
            .register(meters);
    deferred =
        MultiGauge.builder("routing.queue.deferred")
            .description("Contacts that are set aside and come back to this queue")
            .register(meters);
  }

  /** Replaces what a task had. */
  synchronized void show(TaskId task, Map<DomainId, List<QueueLoad>> found) {
    var places = new HashMap<Place, QueueLoad>();
    found.forEach(
        (domain, queues) ->
            queues.forEach(load -> places.put(new Place(domain, load.queueId()), load)));
    byTask.put(task, places);
    if (places.isEmpty()) {
      byTask.remove(task);
    }
    var all = new HashMap<Place, QueueLoad>();
    byTask.values().forEach(all::putAll);
    loads.putAll(all);
    loads.keySet().retainAll(all.keySet());
    if (!shown.equals(all.keySet())) {
      shown = Set.copyOf(all.keySet());
      register(waiting, load -> load == null ? 0 : load.waiting());
      register(oldest, QueueGauges::ageOfOldest);
      register(deferred, load -> load == null ? 0 : load.deferred());
    }
  }

  private void register(MultiGauge gauge, ToDoubleFunction<@Nullable QueueLoad> value) {
    gauge.register(
        shown.stream()
            .map(
                place ->
                    Row.of(
                        Tags.of("domain", place.domain().value(), "queue", place.queue().value()),
                        this,
                        self -> value.applyAsDouble(self.loads.get(place))))
            .toList(),
        true);
  }

  private static double ageOfOldest(@Nullable QueueLoad load) {
    Instant since = load == null ? null : load.oldestSince();
    return since == null ? 0 : Math.max(0, Duration.between(since, Instant.now()).toMillis() / 1e3);
  }
}
