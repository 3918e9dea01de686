package org.strowger.kpi.facts;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.strowger.kpi.KpiDatabase;
import org.strowger.servicekit.inbox.DeadLetters;
import org.strowger.servicekit.kafka.KafkaClients;

/** Keeps the schema {@code kpi} filled as long as the process lives. */
@Singleton
public final class FactService {

  private final FactConsumers consumers;

  @Inject
  public FactService(
      KpiDatabase database,
      KafkaClients kafka,
      DeadLetters deadLetters,
      MeterRegistry metrics,
      FactChanges changes) {
    consumers = new FactConsumers("kpi", database.jdbi(), kafka, deadLetters, metrics, changes);
  }

  void start(@Observes StartupEvent event) {
    consumers.start();
  }

  void stop(@Observes ShutdownEvent event) {
    consumers.close();
  }
}
