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
import org.strowger.servicekit.sql.JtaTransactions;
import org.strowger.servicekit.sql.Transactions;

/** The schema {@code console} and the relay of its outbox. */
@Singleton
final class ConsoleDatabase {

  private final Jdbi jdbi;
  private final Transactions transactions;
  private final OutboxRelay relay;

  @Inject
  ConsoleDatabase(
      @DataSource("console") AgroalDataSource source, KafkaClients kafka, MeterRegistry metrics) {
    this.jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin());
    this.transactions = new JtaTransactions(jdbi);
    this.relay = new OutboxRelay("console", jdbi, kafka, metrics);
  }

  /** Connections outside of any transaction of {@link #transactions}. */
  Jdbi jdbi() {
    return jdbi;
  }

  /** Transactions that the repository takes part in. */
  Transactions transactions() {
    return transactions;
  }

  OutboxRelay relay() {
    return relay;
  }

  void stop(@Observes @Priority(1) ShutdownEvent event) {
    relay.close();
  }
}
