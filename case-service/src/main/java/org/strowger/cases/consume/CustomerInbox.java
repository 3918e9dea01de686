package org.strowger.cases.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.strowger.cases.CasesDatabase;
import org.strowger.cases.access.CustomerAliases;
import org.strowger.contracts.fact.CustomerFact;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.inbox.DeadLetters;
import org.strowger.servicekit.inbox.InboxConsumer;
import org.strowger.servicekit.kafka.KafkaClients;

/** Follows which customers are one person, each fact exactly once. */
@Singleton
public final class CustomerInbox {

  private final InboxConsumer<CustomerFact> inbox;

  @Inject
  public CustomerInbox(
      CasesDatabase database,
      CustomerAliases aliases,
      KafkaClients kafka,
      DeadLetters deadLetters,
      MeterRegistry metrics) {
    inbox =
        new InboxConsumer<>(
            "cases",
            "customers",
            Topics.CUSTOMERS,
            database.transactions(),
            kafka,
            deadLetters,
            metrics,
            (handle, message, position) -> aliases.apply(handle, message.body()),
            () -> {});
  }

  void start(@Observes StartupEvent event) {
    inbox.start();
  }

  void stop(@Observes ShutdownEvent event) {
    inbox.close();
  }
}
