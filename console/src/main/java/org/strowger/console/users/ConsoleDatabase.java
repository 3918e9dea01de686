package org.strowger.console.users;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.outbox.OutboxRelay;

/** The schema {@code console} and the relay of its outbox. */
@Singleton
final class ConsoleDatabase {

  private final Jdbi jdbi;
  private final OutboxRelay relay;

  @Inject
  ConsoleDatabase(
      @DataSource("console") AgroalDataSource source, KafkaClients kafka, MeterRegistry metrics) {
    this.jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin());
    this.relay = new OutboxRelay("console", jdbi, kafka, metrics);
  }

  Jdbi jdbi() {
    return jdbi;
  }

  OutboxRelay relay() {
    return relay;
  }

  void stop(@Observes @Priority(1) ShutdownEvent event) {
    relay.close();
  }
}
