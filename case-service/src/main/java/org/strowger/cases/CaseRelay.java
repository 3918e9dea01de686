package org.strowger.cases;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.outbox.OutboxRelay;

/** Sends the facts about cases that are in the outbox. */
@Singleton
public final class CaseRelay {

  private final OutboxRelay relay;

  @Inject
  public CaseRelay(CasesDatabase database, KafkaClients kafka, MeterRegistry metrics) {
    relay = new OutboxRelay("cases", database.jdbi(), kafka, metrics);
  }

  void start(@Observes StartupEvent event) {
    relay.start();
  }

  void stop(@Observes ShutdownEvent event) {
    relay.close();
  }

  /** Sends at once what was committed; without it, the relay looks a little later. */
  public void wake() {
    relay.wake();
  }
}
