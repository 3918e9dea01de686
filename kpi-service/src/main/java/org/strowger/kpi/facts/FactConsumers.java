package org.strowger.kpi.facts;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.inbox.DeadLetters;
import org.strowger.servicekit.inbox.InboxConsumer;
import org.strowger.servicekit.kafka.KafkaClients;

/** Reads the three topics that facts come from into one schema, each record exactly once. */
final class FactConsumers implements AutoCloseable {

  /** Figures are pushed once a second at most. */
  private static final Duration GATHERING = Duration.ofMillis(200);

  private final List<InboxConsumer<?>> consumers;

  FactConsumers(
      String service,
      Jdbi jdbi,
      KafkaClients kafka,
      DeadLetters deadLetters,
      MeterRegistry metrics,
      FactChanges changes) {
    var facts = new Facts();
    consumers =
        List.of(
            new InboxConsumer<>(
                    service,
                    "routing-facts",
                    Topics.ROUTING_EVENTS,
                    jdbi,
                    kafka,
                    deadLetters,
                    metrics,
                    new FactHandler<>(
                        facts::onRouting, message -> new DomainId(message.key()), changes),
                    changes::commit)
                .gathering(GATHERING),
            new InboxConsumer<>(
                    service,
                    "message-facts",
                    Topics.CONTACTS,
                    jdbi,
                    kafka,
                    deadLetters,
                    metrics,
                    new FactHandler<>(
                        facts::onChannel, message -> message.body().domainId(), changes),
                    changes::commit)
                .gathering(GATHERING),
            new InboxConsumer<>(
                    service,
                    "case-facts",
                    Topics.CASE_EVENTS,
                    jdbi,
                    kafka,
                    deadLetters,
                    metrics,
                    new FactHandler<>(facts::onCase, message -> message.body().domainId(), changes),
                    changes::commit)
                .gathering(GATHERING));
  }

  void start() {
    consumers.forEach(InboxConsumer::start);
  }

  @Override
  public void close() {
    consumers.forEach(InboxConsumer::close);
  }
}
